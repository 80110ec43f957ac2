-- Full-text search over stems. The indexes are rebuilt as a whole at each merge, so that they depend on
-- what the register holds and not on the order in which it came in.
-- Stems come split and in small letters, so that the plainest tokenizer is the right one.
-- Titles and numbers have an index of their own: it is small, so that ranking all its hits is quick.

CREATE VIEW search_text AS
SELECT stems.*
FROM stems
JOIN source ON source.id = stems.source AND source.state = 'terbaca';

CREATE VIRTUAL TABLE search_title USING fts5 (
  satker, title, number,
  content = 'search_text', content_rowid = 'source', tokenize = 'ascii'
);

CREATE VIRTUAL TABLE search USING fts5 (
  satker, title, number, activity, output, actor, citation,
  content = 'search_text', content_rowid = 'source', tokenize = 'ascii', detail = 'column'
);

-- A code that was typed is looked up as `search_codes.py` compares it.
CREATE INDEX sop_code_typed ON sop (upper(replace(sop_code, ' ', '')));
CREATE INDEX number_typed ON sop (upper(replace(number, ' ', '')));
