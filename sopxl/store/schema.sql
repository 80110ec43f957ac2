-- The register at rest, version 2.
--
-- First what was read: every row belongs to a source and goes when its source goes. A source's id
-- comes from its path, so the same files give the same tables in whatever order they came in.
-- `sheet` and `cell` say where a value stands in its source.
-- Then what was concluded: emptied and filled again at each merge, in one transaction.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  template TEXT NOT NULL,
  imported TEXT NOT NULL,
  reader TEXT NOT NULL,
  state TEXT NOT NULL,
  refusal_code TEXT NOT NULL,
  refusal_message TEXT NOT NULL,
  refusal_remedy TEXT NOT NULL
);

CREATE TABLE sop (
  source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  satker TEXT NOT NULL,
  sop_code TEXT NOT NULL,
  variant TEXT NOT NULL,
  revision TEXT NOT NULL,
  status TEXT,
  unit TEXT NOT NULL,
  subunit TEXT NOT NULL,
  created_text TEXT NOT NULL,
  created TEXT,
  revised_text TEXT NOT NULL,
  revised TEXT,
  effective_text TEXT NOT NULL,
  effective TEXT,
  approver_position TEXT NOT NULL,
  approver_name TEXT NOT NULL,
  approver_nip TEXT NOT NULL,
  process_code TEXT NOT NULL,
  nature TEXT,
  scope TEXT,
  completeness TEXT,
  subject TEXT,
  time_limit TEXT NOT NULL,
  step_count INTEGER NOT NULL,
  decision_count INTEGER NOT NULL,
  actor_count INTEGER NOT NULL,
  measured_count INTEGER NOT NULL,
  shortest_minutes REAL,
  longest_minutes REAL,
  calendar_shortest_minutes REAL,
  calendar_longest_minutes REAL,
  time_text TEXT NOT NULL,
  monitoring_due TEXT,
  evaluation_due TEXT
);

-- Where the single fields of the head stand; items of lists carry their place themselves.
CREATE TABLE place (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  field TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, field)
) WITHOUT ROWID;

-- Lists of the head that need no columns of their own: qualifications, equipment, cautions, records.
CREATE TABLE listed (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  field TEXT NOT NULL,
  item INTEGER NOT NULL,
  text TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, field, item)
) WITHOUT ROWID;

CREATE TABLE citation (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  year INTEGER,
  about TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;

CREATE TABLE related (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  text TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;

-- `headed` roles have a column of the form; the others are only named in steps.
CREATE TABLE actor (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  name TEXT NOT NULL,
  headed INTEGER NOT NULL,
  external INTEGER NOT NULL,
  step_count INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;

-- `actors` and `ways_out` are JSON arrays: ["Staf"], [{"target": 5, "answer": "Ya"}]. `number` has no
-- type, since an author may type one that no integer of SQLite holds: it is kept as text then.
CREATE TABLE step (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  number NOT NULL,
  kind TEXT NOT NULL,
  activity TEXT NOT NULL,
  actors TEXT NOT NULL,
  requirements TEXT NOT NULL,
  duration TEXT NOT NULL,
  shortest_minutes REAL,
  longest_minutes REAL,
  calendar_shortest_minutes REAL,
  calendar_longest_minutes REAL,
  output TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ways_out TEXT NOT NULL,
  sheet TEXT NOT NULL,
  number_cell TEXT NOT NULL,
  kind_cell TEXT NOT NULL,
  activity_cell TEXT NOT NULL,
  actors_cell TEXT NOT NULL,
  requirements_cell TEXT NOT NULL,
  duration_cell TEXT NOT NULL,
  output_cell TEXT NOT NULL,
  remarks_cell TEXT NOT NULL,
  yes_cell TEXT NOT NULL,
  no_cell TEXT NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;

CREATE TABLE handover (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (source, giver, receiver)
) WITHOUT ROWID;

CREATE TABLE test (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  kind TEXT,
  position TEXT NOT NULL,
  date_text TEXT NOT NULL,
  date TEXT,
  result TEXT NOT NULL,
  note TEXT NOT NULL,
  priority TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;

-- `origin` is «berkas» for what a file says by itself, «register» for what merging found.
CREATE TABLE finding (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  origin TEXT NOT NULL,
  item INTEGER NOT NULL,
  rule TEXT NOT NULL,
  name TEXT NOT NULL,
  severity TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  message TEXT NOT NULL,
  advice TEXT NOT NULL,
  basis TEXT NOT NULL,
  principle TEXT NOT NULL,
  fix_old TEXT,
  fix_new TEXT,
  PRIMARY KEY (source, origin, item)
) WITHOUT ROWID;

-- Each field by the stems of its words, each stem once: what is searched and compared.
CREATE TABLE stems (
  source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  satker TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  activity TEXT NOT NULL,
  output TEXT NOT NULL,
  actor TEXT NOT NULL,
  citation TEXT NOT NULL
);

-- What was concluded.

CREATE TABLE standing (
  source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  standing TEXT NOT NULL
);

CREATE TABLE link (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  item INTEGER NOT NULL,
  match TEXT NOT NULL,
  target INTEGER REFERENCES source ON DELETE SET NULL ON UPDATE CASCADE,
  proposed INTEGER REFERENCES source ON DELETE SET NULL ON UPDATE CASCADE,
  mutual INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY (source, item)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target);
CREATE INDEX link_proposed ON link (proposed);

CREATE TABLE conflict (
  item INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  kept TEXT NOT NULL,
  other TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- Procedures that say almost the same under different codes.
CREATE TABLE alike (
  item INTEGER PRIMARY KEY,
  kept TEXT NOT NULL,
  other TEXT NOT NULL,
  percent INTEGER NOT NULL,
  differences TEXT NOT NULL
);

-- Under which process each SOP hangs, and by what.
CREATE TABLE hanging (
  source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE ON UPDATE CASCADE,
  code TEXT NOT NULL,
  hung_by TEXT NOT NULL
);
CREATE INDEX hanging_code ON hanging (code);

-- Role names that a person has confirmed to mean another.
CREATE TABLE role (
  name TEXT PRIMARY KEY,
  harmonised TEXT NOT NULL
) WITHOUT ROWID;

-- Codes that maps before had, and what the same process is called now. This alone is kept from merge
-- to merge: nothing else remembers the map of yesterday.
CREATE TABLE former_process (
  code TEXT PRIMARY KEY,
  now TEXT NOT NULL
) WITHOUT ROWID;

-- The process map; `code_0` to `name_map` are the processes above, by level. Lists have one item on
-- each line.
CREATE TABLE process (
  item INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  level INTEGER,
  process_group TEXT,
  owner TEXT NOT NULL,
  strategic_goal TEXT NOT NULL,
  indicator TEXT NOT NULL,
  suppliers TEXT NOT NULL,
  inputs TEXT NOT NULL,
  outputs TEXT NOT NULL,
  customers TEXT NOT NULL,
  cross_functional_map TEXT NOT NULL,
  rab_code TEXT NOT NULL,
  code_0 TEXT NOT NULL,
  name_0 TEXT NOT NULL,
  code_1 TEXT NOT NULL,
  name_1 TEXT NOT NULL,
  code_below TEXT NOT NULL,
  name_below TEXT NOT NULL,
  code_map TEXT NOT NULL,
  name_map TEXT NOT NULL,
  leaf INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL
);
CREATE INDEX process_code ON process (code);

CREATE TABLE office (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  tier TEXT NOT NULL
) WITHOUT ROWID;
