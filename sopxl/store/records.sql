-- What machines read of each file, as `sopxl check --format json` says it (DESIGN §4): the SOP in
-- the words of `sop_json.record`, the findings, the error. Made here, since an SOP that is first
-- revived and then written takes six times as long.

CREATE VIEW sop_record AS
SELECT sop.source, json_object(
  'identity', json_object(
    'title', title, 'number', number, 'satker', satker, 'sop_code', sop_code,
    'variant', variant, 'revision', revision, 'status', coalesce(status, ''),
    'unit', unit, 'subunit', subunit,
    'created', coalesce(created, created_text),
    'revised', coalesce(revised, revised_text),
    'effective', coalesce(effective, effective_text),
    'approver', json_object(
      'position', approver_position, 'name', approver_name, 'nip', approver_nip),
    'legal_basis', (SELECT json_group_array(text) FROM citation WHERE source = sop.source),
    'related', (SELECT json_group_array(text) FROM related WHERE source = sop.source),
    'qualifications', (SELECT json_group_array(text) FROM listed
      WHERE source = sop.source AND field = 'qualifications'),
    'equipment', (SELECT json_group_array(text) FROM listed
      WHERE source = sop.source AND field = 'equipment'),
    'cautions', (SELECT json_group_array(text) FROM listed
      WHERE source = sop.source AND field = 'cautions'),
    'records', (SELECT json_group_array(text) FROM listed
      WHERE source = sop.source AND field = 'records'),
    'process_code', process_code,
    'classification', json_object(
      'nature', coalesce(nature, ''), 'scope', coalesce(scope, ''),
      'completeness', coalesce(completeness, ''), 'subject', coalesce(subject, '')),
    'time_limit', time_limit),
  'tests', (SELECT json_group_array(json_object(
      'kind', coalesce(kind, ''), 'position', position, 'date', coalesce(date, date_text),
      'result', result, 'note', note, 'priority', priority))
    FROM test WHERE source = sop.source),
  'actors', (SELECT json_group_array(name) FROM actor WHERE source = sop.source AND headed),
  'steps', (SELECT json_group_array(json_object(
      'number', json(number), 'activity', activity, 'actors', json(actors), 'kind', kind,
      'requirements', requirements, 'duration', duration, 'output', output, 'remarks', remarks,
      'ways_out', json(ways_out)))
    FROM step WHERE source = sop.source)
) AS record
FROM sop;

CREATE VIEW file_record AS
SELECT json_object(
  'file', path,
  'template', template,
  'sop', (SELECT json(record) FROM sop_record WHERE sop_record.source = source.id),
  'findings', (SELECT json_group_array(json_object(
      'rule', rule, 'name', name, 'severity', severity, 'sheet', sheet, 'cell', cell,
      'message', message, 'advice', advice, 'basis', basis, 'principle', principle,
      'fix', json(CASE WHEN fix_old IS NOT NULL
        THEN json_object('old', fix_old, 'new', fix_new) END)))
    FROM finding WHERE finding.source = source.id),
  'error', json(CASE WHEN refusal_code != '' THEN json_object(
    'code', refusal_code, 'message', refusal_message || ' ' || refusal_remedy) END)
) AS record
FROM source
WHERE state != 'hilang'
ORDER BY path;
