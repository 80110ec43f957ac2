-- What is shown: one view for each table of the workbook and of the exports.
-- Only sources that are there and hold their key are listed; the others stand in source_listing.

CREATE VIEW holder AS
SELECT sop.*, source.path, source.sha256, source.imported, hanging.code AS hung_code, hanging.hung_by
FROM sop
JOIN source ON source.id = sop.source AND source.state = 'terbaca'
JOIN standing ON standing.source = sop.source AND standing.standing = 'utama'
LEFT JOIN hanging ON hanging.source = sop.source;

-- The columns of the register (DOMAIN §8), in its order; `variant` is part of the key as well. Where
-- the title stands and then all single fields of the head, one on each line: `title=Identitas!I10`.
CREATE VIEW listing AS
SELECT
  holder.satker,
  office.name AS office,
  office.tier,
  holder.unit,
  holder.subunit,
  process.process_group,
  process.code_0, process.name_0,
  process.code_1, process.name_1,
  process.code_below, process.name_below,
  process.code_map, process.name_map,
  holder.hung_by,
  holder.sop_code,
  holder.variant,
  holder.number,
  holder.title,
  holder.nature, holder.scope, holder.completeness, holder.subject,
  process.owner,
  (SELECT group_concat(name, '; ') FROM actor WHERE source = holder.source) AS actors,
  (SELECT group_concat(name, '; ') FROM actor WHERE source = holder.source AND NOT external)
    AS internal_roles,
  (SELECT group_concat(name, '; ') FROM actor WHERE source = holder.source AND external)
    AS external_roles,
  replace(process.suppliers, char(10), '; ') AS suppliers,
  (SELECT requirements FROM step WHERE source = holder.source ORDER BY item LIMIT 1) AS input,
  (SELECT output FROM step WHERE source = holder.source ORDER BY item DESC LIMIT 1) AS output,
  replace(process.customers, char(10), '; ') AS customers,
  holder.step_count, holder.decision_count, holder.actor_count,
  holder.shortest_minutes, holder.longest_minutes, holder.time_text,
  process.strategic_goal, process.indicator,
  (SELECT group_concat(text, '; ') FROM citation WHERE source = holder.source) AS citations,
  (SELECT group_concat(text, '; ') FROM related WHERE source = holder.source) AS related,
  (SELECT group_concat(related.text, '; ') FROM related JOIN link USING (source, item)
    WHERE related.source = holder.source AND link.target IS NULL) AS related_missing,
  coalesce(holder.created, holder.created_text) AS created,
  coalesce(holder.revised, holder.revised_text) AS revised,
  coalesce(holder.effective, holder.effective_text) AS effective,
  holder.revision,
  holder.status,
  holder.approver_position, holder.approver_name, holder.approver_nip,
  holder.monitoring_due, holder.evaluation_due,
  process.rab_code,
  (SELECT count(*) FROM finding WHERE source = holder.source AND severity = 'galat') AS errors,
  (SELECT count(*) FROM finding WHERE source = holder.source AND severity = 'peringatan')
    AS warnings,
  holder.path,
  holder.sha256,
  holder.imported,
  title_place.sheet, title_place.cell,
  (SELECT group_concat(field || '=' || iif(sheet = '', '', sheet || '!') || cell, char(10))
    FROM place WHERE source = holder.source) AS places
FROM holder
LEFT JOIN place AS title_place
  ON title_place.source = holder.source AND title_place.field = 'title'
LEFT JOIN office ON office.code = holder.satker
LEFT JOIN process ON process.item = (
  SELECT min(same.item) FROM process AS same WHERE same.code = holder.hung_code
)
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path;

CREATE VIEW step_listing AS
SELECT
  holder.satker, holder.sop_code, holder.variant, holder.revision, holder.title,
  step.number, step.kind, step.activity,
  (SELECT group_concat(value, '; ') FROM json_each(step.actors)) AS actors,
  step.requirements,
  step.duration, step.shortest_minutes, step.longest_minutes,
  step.output, step.remarks,
  (SELECT group_concat(
      CASE json_extract(value, '$.answer') WHEN '' THEN ''
        ELSE json_extract(value, '$.answer') || ': ' END
      || json_extract(value, '$.target'), '; ')
    FROM json_each(step.ways_out)) AS ways_out,
  holder.path, step.sheet, step.activity_cell AS cell
FROM holder
JOIN step ON step.source = holder.source
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path, step.item;

CREATE VIEW actor_listing AS
SELECT
  holder.satker, holder.sop_code, holder.variant, holder.title, holder.unit,
  actor.name, coalesce(role.harmonised, actor.name) AS role, actor.external, actor.step_count,
  (SELECT coalesce(sum(count), 0) FROM handover
    WHERE source = holder.source AND giver = actor.name) AS handed_over,
  (SELECT coalesce(sum(count), 0) FROM handover
    WHERE source = holder.source AND receiver = actor.name) AS received,
  holder.path, actor.sheet, actor.cell
FROM holder
JOIN actor ON actor.source = holder.source
LEFT JOIN role ON role.name = actor.name
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path, actor.item;

CREATE VIEW test_listing AS
SELECT
  holder.satker, holder.sop_code, holder.variant, holder.title,
  test.kind, test.position, coalesce(test.date, test.date_text) AS date,
  test.result, test.note, test.priority,
  holder.path, test.sheet, test.cell
FROM holder
JOIN test ON test.source = holder.source
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path, test.item;

CREATE VIEW citation_listing AS
SELECT
  holder.satker, holder.sop_code, holder.variant, holder.title,
  citation.text, citation.kind, citation.number, citation.year, citation.about,
  holder.path, citation.sheet, citation.cell
FROM holder
JOIN citation ON citation.source = holder.source
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path,
  citation.item;

CREATE VIEW related_listing AS
SELECT
  holder.satker, holder.sop_code, holder.variant, holder.title,
  related.text, link.match, link.confidence,
  target.satker AS target_satker, target.sop_code AS target_code, target.title AS target_title,
  link.mutual, proposed.title AS proposed_title,
  holder.path, related.sheet, related.cell
FROM holder
JOIN related ON related.source = holder.source
LEFT JOIN link ON link.source = related.source AND link.item = related.item
LEFT JOIN sop AS target ON target.source = link.target
LEFT JOIN sop AS proposed ON proposed.source = link.proposed
ORDER BY holder.satker, holder.sop_code, holder.variant, holder.revision, holder.path,
  related.item;

-- `sops` hang under the process itself, `sops_below` also under all processes below it: codes are
-- paths, and «/» is the sign after «.».
CREATE VIEW process_listing AS
SELECT
  process.code, process.name, process.level, process.process_group, process.owner,
  process.strategic_goal, process.indicator,
  replace(process.suppliers, char(10), '; ') AS suppliers,
  replace(process.inputs, char(10), '; ') AS inputs,
  replace(process.outputs, char(10), '; ') AS outputs,
  replace(process.customers, char(10), '; ') AS customers,
  process.cross_functional_map, process.rab_code, process.leaf, process.sheet, process.cell,
  (SELECT count(*) FROM holder WHERE hung_code = process.code) AS sops,
  (SELECT count(*) FROM holder
    WHERE hung_code = process.code
      OR (hung_code > process.code || '.' AND hung_code < process.code || '/'))
    AS sops_below
FROM process
ORDER BY process.item;

CREATE VIEW finding_listing AS
SELECT
  finding.severity, finding.rule, finding.name, finding.message, finding.advice,
  sop.satker, sop.title,
  source.path, finding.sheet, finding.cell,
  finding.basis, finding.principle, finding.fix_old, finding.fix_new, finding.origin
FROM finding
JOIN source ON source.id = finding.source AND source.state = 'terbaca'
LEFT JOIN sop ON sop.source = finding.source
ORDER BY source.path, finding.origin, finding.item;

CREATE VIEW source_listing AS
SELECT
  source.path, source.state, standing.standing, sop.title, source.template,
  source.size, source.modified_ns, source.sha256, source.imported,
  source.refusal_code, source.refusal_message, source.refusal_remedy,
  (SELECT count(*) FROM finding WHERE source = source.id AND severity = 'galat') AS errors,
  (SELECT count(*) FROM finding WHERE source = source.id AND severity = 'peringatan') AS warnings,
  (SELECT count(*) FROM finding WHERE source = source.id AND severity = 'saran') AS hints
FROM source
LEFT JOIN sop ON sop.source = source.id
LEFT JOIN standing ON standing.source = source.id
ORDER BY source.path;

CREATE VIEW conflict_listing AS
SELECT kind, subject, kept, other, reason FROM conflict ORDER BY item;

CREATE VIEW alike_listing AS
SELECT
  alike.percent, alike.differences,
  one.satker AS satker, one.sop_code AS sop_code, one.title AS title, alike.kept,
  two.satker AS other_satker, two.sop_code AS other_code, two.title AS other_title, alike.other
FROM alike
JOIN source AS first ON first.path = alike.kept
JOIN sop AS one ON one.source = first.id
JOIN source AS second ON second.path = alike.other
JOIN sop AS two ON two.source = second.id
ORDER BY alike.item;

-- Counts for the first page.

CREATE VIEW figure AS
SELECT
  (SELECT count(*) FROM source JOIN sop ON sop.source = source.id WHERE state = 'terbaca')
    AS sources_read,
  (SELECT count(*) FROM source WHERE state = 'karantina') AS sources_quarantined,
  (SELECT count(*) FROM source WHERE state = 'hilang') AS sources_gone,
  (SELECT count(*) FROM holder) AS sops,
  (SELECT count(*) FROM holder WHERE status = 'Berlaku') AS sops_in_force,
  (SELECT count(*) FROM office WHERE code IN (SELECT satker FROM holder)) AS offices_with,
  (SELECT count(*) FROM office WHERE code NOT IN (SELECT satker FROM holder)) AS offices_without,
  (SELECT count(*) FROM process
    WHERE leaf AND code NOT IN (SELECT code FROM hanging)) AS processes_without,
  (SELECT count(*) FROM finding_listing WHERE severity = 'galat') AS errors,
  (SELECT count(*) FROM finding_listing WHERE severity = 'peringatan') AS warnings,
  (SELECT count(*) FROM finding_listing WHERE severity = 'saran') AS hints,
  (SELECT count(*) FROM conflict) AS conflicts,
  (SELECT count(*) FROM alike) AS alike;

CREATE VIEW status_count AS
SELECT coalesce(status, 'belum diisi') AS label, count(*) AS count FROM holder
GROUP BY 1 ORDER BY count(*) DESC, 1;

CREATE VIEW severity_count AS
SELECT severity AS label, count(*) AS count FROM finding_listing GROUP BY severity;

-- A rule that no catalogue knows any more is told by the first of its messages.
CREATE VIEW rule_count AS
SELECT rule || ' ' || min(message) AS label, rule, severity, count(*) AS count
FROM finding_listing GROUP BY rule, severity ORDER BY count(*) DESC, rule, severity;

CREATE VIEW office_count AS
SELECT
  satker, coalesce(office.name, satker) AS label, count(*) AS count,
  sum(status = 'Berlaku') AS in_force,
  sum((SELECT count(*) FROM finding
    WHERE finding.source = holder.source AND severity = 'galat')) AS errors
FROM holder LEFT JOIN office ON office.code = holder.satker
GROUP BY satker ORDER BY count(*) DESC, satker;

CREATE VIEW group_count AS
SELECT
  coalesce(process.process_group, 'tanpa proses') AS label, count(*) AS count
FROM holder
LEFT JOIN process ON process.item = (
  SELECT min(same.item) FROM process AS same WHERE same.code = holder.hung_code
)
GROUP BY 1 ORDER BY count(*) DESC, 1;

CREATE VIEW role_count AS
SELECT role AS label, count(*) AS sops, sum(step_count) AS steps,
  sum(handed_over) AS handed_over, sum(received) AS received
FROM actor_listing GROUP BY role ORDER BY sum(step_count) DESC, role;

CREATE VIEW handover_count AS
SELECT giver || ' → ' || receiver AS label, giver, receiver, sum(count) AS count
FROM (
  SELECT coalesce(one.harmonised, handover.giver) AS giver,
    coalesce(two.harmonised, handover.receiver) AS receiver, handover.count
  FROM handover JOIN holder ON holder.source = handover.source
  LEFT JOIN role AS one ON one.name = handover.giver
  LEFT JOIN role AS two ON two.name = handover.receiver
)
WHERE giver <> receiver
GROUP BY giver, receiver ORDER BY sum(count) DESC, giver, receiver;
