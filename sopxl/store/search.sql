-- Full-text search. The index is rebuilt as a whole at each merge, so that it depends on what the
-- register holds and not on the order in which it came in.

CREATE VIEW search_text AS
SELECT
  sop.source,
  sop.title,
  sop.number || ' ' || sop.sop_code AS number,
  (SELECT group_concat(activity, ' · ') FROM step WHERE step.source = sop.source) AS activity,
  (SELECT group_concat(output, ' · ') FROM step WHERE step.source = sop.source) AS output,
  (SELECT group_concat(name, ' · ') FROM actor WHERE actor.source = sop.source) AS actor,
  (SELECT group_concat(text, ' · ') FROM citation WHERE citation.source = sop.source) AS citation
FROM sop
JOIN source ON source.id = sop.source AND source.state = 'terbaca';

CREATE VIRTUAL TABLE search USING fts5 (
  title, number, activity, output, actor, citation,
  content = 'search_text', content_rowid = 'source',
  tokenize = "unicode61 remove_diacritics 2"
);
