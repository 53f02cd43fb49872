-- Keys of offices as they were met, the desk's own keys under its accounts, answers to packages, what counties signed.

CREATE TABLE office_key (                                  -- keys under which others have signed; packages never write here
  id               TEXT PRIMARY KEY,
  office_id        TEXT NOT NULL,
  key_id           TEXT NOT NULL,                          -- SHA-256 of the SubjectPublicKeyInfo
  public_key       TEXT NOT NULL,                          -- base64 SPKI
  sm2_public_key   TEXT,                                   -- hexadecimal, where packages bear an SM2 signature beside (not certified)
  state            TEXT NOT NULL CHECK (state IN ('first-contact','confirmed','superseded','revoked')), -- 初次收到 已核对 已更换 已作废
  first_seen_at    TEXT NOT NULL,
  first_package_id TEXT,
  confirmed_at     TEXT, confirmed_by TEXT,
  confirmed_how    TEXT,                                   -- with whom, over what
  superseded_by    TEXT,                                   -- key id of the one that took its place
  revoked_at       TEXT, revoked_by TEXT, revoked_reason TEXT,
  UNIQUE (office_id, key_id)
) STRICT;
CREATE INDEX office_key_key ON office_key (key_id);

CREATE TABLE signing_key (                                 -- this desk's own; never leaves it
  key_id          TEXT PRIMARY KEY,
  public_key      TEXT NOT NULL,
  private_key     TEXT NOT NULL,                           -- base64 PKCS #8, or that sealed under a data key
  sealed          INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0,1)),
  sm2_public_key  TEXT, sm2_private_key TEXT,              -- sealed as the other is
  made_at         TEXT NOT NULL, made_by TEXT NOT NULL,
  retired_at      TEXT,
  retired_reason  TEXT CHECK (retired_reason IN ('changed','lost','stolen')), -- 更换 遗失 泄露
  succession      TEXT CHECK (json_valid(succession))      -- the former key's word for this one
) STRICT;
CREATE UNIQUE INDEX signing_key_current ON signing_key ((1)) WHERE retired_at IS NULL;

CREATE TABLE signing_key_holder (                          -- accounts that can open a sealed key with their password
  key_id     TEXT NOT NULL REFERENCES signing_key (key_id),
  user_id    TEXT NOT NULL REFERENCES user (id),
  salt       TEXT NOT NULL,
  nonce      TEXT NOT NULL,
  wrapped    TEXT NOT NULL,                                -- the data key, AES-256-GCM under a key of argon2id
  made_at    TEXT NOT NULL,
  PRIMARY KEY (key_id, user_id)
) STRICT;

CREATE TABLE receipt (                                     -- 回执: an upper office's answer to one package
  id             TEXT PRIMARY KEY,
  package_id     TEXT NOT NULL,
  package_sha256 TEXT NOT NULL,                            -- of the whole file, as package_log has it
  package_kind   TEXT NOT NULL,
  office_id      TEXT NOT NULL,                            -- whose package it was
  sequence       INTEGER NOT NULL CHECK (sequence >= 1),
  period         TEXT,
  merged_at      TEXT NOT NULL,
  accepted       INTEGER NOT NULL CHECK (accepted >= 0),   -- rows; those that no answer names are accepted
  returned       INTEGER NOT NULL CHECK (returned >= 0),
  note           TEXT,
  answered_on    TEXT NOT NULL, answered_by TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX receipt_package ON receipt (origin, package_id) WHERE voided_at IS NULL;

CREATE TABLE receipt_answer (                              -- the word on one record
  id           TEXT PRIMARY KEY,
  receipt_id   TEXT REFERENCES receipt (id),               -- NULL while it waits for the next receipt
  office_id    TEXT NOT NULL,                              -- who is answered
  table_name   TEXT NOT NULL,
  row_id       TEXT NOT NULL,
  row_version  INTEGER NOT NULL CHECK (row_version >= 1),
  title        TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('accepted','returned')), -- 接收 退回
  refusal      TEXT,                                       -- the merge's own reason; NULL where a person returned it
  reason       TEXT,
  made_by      TEXT,
  settled_on   TEXT,                                       -- at the lower desk
  settled_note TEXT,
  origin TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, voided_at TEXT, void_reason TEXT
) STRICT;
CREATE INDEX receipt_answer_receipt ON receipt_answer (receipt_id);
CREATE INDEX receipt_answer_row ON receipt_answer (row_id) WHERE voided_at IS NULL;
CREATE INDEX receipt_answer_waiting ON receipt_answer (office_id) WHERE receipt_id IS NULL AND voided_at IS NULL;

CREATE TABLE package_original (                            -- what a county signed, kept by the city that forwards it
  package_id TEXT PRIMARY KEY,
  office_id  TEXT NOT NULL,
  sequence   INTEGER NOT NULL,
  base       TEXT NOT NULL CHECK (base IN ('full','since')),
  sha256     TEXT NOT NULL,                                -- of the whole file as it came
  manifest   BLOB NOT NULL,                                -- the very bytes
  signature  BLOB NOT NULL,
  kept_at    TEXT NOT NULL
) STRICT;
CREATE TABLE package_original_part (                       -- its data.sqlite, deflated, in blocks
  package_id TEXT NOT NULL REFERENCES package_original (package_id),
  part       INTEGER NOT NULL,
  bytes      BLOB NOT NULL,
  PRIMARY KEY (package_id, part)
) STRICT;
CREATE INDEX package_original_office ON package_original (office_id, sequence);

-- Keys that offices were known by, and this desk's own, move to where they are kept from now on.
INSERT INTO office_key (id, office_id, key_id, public_key, state, first_seen_at)
  SELECT lower(hex(randomblob(16))), id, key_id, public_key, 'first-contact', updated_at
    FROM office WHERE is_self = 0 AND key_id IS NOT NULL AND public_key IS NOT NULL;
INSERT INTO office_key (id, office_id, key_id, public_key, state, first_seen_at)
  SELECT lower(hex(randomblob(16))), p.key, p.value ->> '$.keyId', p.value ->> '$.publicKey', 'first-contact',
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM setting s, json_each(s.value) p
    WHERE s.key = 'exchange.partners' AND p.value ->> '$.keyId' IS NOT NULL AND p.value ->> '$.publicKey' IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM office_key k WHERE k.office_id = p.key);
INSERT INTO signing_key (key_id, public_key, private_key, made_at, made_by)
  SELECT json_extract(value, '$.keyId'), json_extract(value, '$.publicKey'), json_extract(value, '$.privateKey'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ''
    FROM setting WHERE key = 'secret.exchangeKey' AND json_extract(value, '$.keyId') IS NOT NULL;
DELETE FROM setting WHERE key = 'secret.exchangeKey';
