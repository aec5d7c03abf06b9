CREATE TABLE activity (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  kind TEXT DEFAULT 'note' NOT NULL,
  direction TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL,
  month INTEGER DEFAULT 0 NOT NULL,
  minutes INTEGER DEFAULT 0 NOT NULL,
  outcome TEXT DEFAULT '' NOT NULL,
  subject TEXT DEFAULT '' NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  pinned INTEGER DEFAULT 0 NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX activity_by_contact_id_at ON activity (contact_id, at);

CREATE INDEX activity_by_day ON activity (day);

CREATE TABLE attachment (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  activity_id INTEGER NOT NULL,
  sha256 TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  media_type TEXT DEFAULT '' NOT NULL,
  size INTEGER DEFAULT 0 NOT NULL,
  FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX attachment_by_activity_id ON attachment (activity_id);

CREATE TABLE reminder (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER,
  summary TEXT DEFAULT '' NOT NULL,
  description TEXT DEFAULT '' NOT NULL,
  due TEXT DEFAULT '' NOT NULL,
  rrule TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'NEEDS-ACTION' NOT NULL,
  completed_at TEXT DEFAULT '' NOT NULL,
  created_at TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  snoozed_to TEXT DEFAULT '' NOT NULL,
  fired_at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX reminder_by_contact_id ON reminder (contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX reminder_by_status_due ON reminder (status, due);

CREATE TABLE ticket (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  opened_at TEXT DEFAULT '' NOT NULL,
  closed_at TEXT DEFAULT '' NOT NULL,
  subject TEXT DEFAULT '' NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'open' NOT NULL,
  priority TEXT DEFAULT 'normal' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ticket_by_contact_id ON ticket (contact_id);

CREATE TABLE consent (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  channel TEXT DEFAULT '' NOT NULL,
  granted INTEGER DEFAULT 0 NOT NULL,
  source TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX consent_by_contact_id ON consent (contact_id);

CREATE TABLE saved_search (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  "query" TEXT DEFAULT '' NOT NULL
) STRICT;

CREATE TABLE setting (
  "key" TEXT NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY ("key")
) STRICT;

CREATE TABLE blob (
  sha256 TEXT NOT NULL,
  media_type TEXT DEFAULT '' NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE changeset (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  label TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT 'change' NOT NULL,
  reverts INTEGER DEFAULT 0 NOT NULL,
  root INTEGER DEFAULT 0 NOT NULL,
  undone INTEGER DEFAULT 0 NOT NULL,
  rows INTEGER DEFAULT 0 NOT NULL,
  schema_version INTEGER DEFAULT 0 NOT NULL
) STRICT;

CREATE INDEX changeset_by_kind_undone ON changeset (kind, undone);

CREATE INDEX changeset_by_root ON changeset (root);

CREATE TABLE journal (
  id INTEGER NOT NULL,
  changeset_id INTEGER DEFAULT 0 NOT NULL,
  schema_version INTEGER DEFAULT 0 NOT NULL,
  table_name TEXT DEFAULT '' NOT NULL,
  row_id INTEGER DEFAULT 0 NOT NULL,
  contact_id INTEGER,
  op TEXT DEFAULT '' NOT NULL,
  "before" TEXT,
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX journal_by_changeset_id ON journal (changeset_id);

CREATE TABLE journal_now (
  changeset_id INTEGER NOT NULL,
  PRIMARY KEY (changeset_id)
) STRICT;

CREATE TABLE journal_shape (
  schema_version INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  columns TEXT DEFAULT '[]' NOT NULL,
  PRIMARY KEY (schema_version, table_name)
) STRICT;

CREATE TABLE last_id (
  table_name TEXT NOT NULL,
  last INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (table_name)
) STRICT;

CREATE TABLE offer (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  code TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT 'percent' NOT NULL,
  amount INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  valid_from TEXT DEFAULT '' NOT NULL,
  valid_to TEXT DEFAULT '' NOT NULL
) STRICT;

CREATE INDEX offer_by_code ON offer (code);

CREATE TABLE campaign (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT 'letter' NOT NULL,
  date TEXT DEFAULT '' NOT NULL,
  cost INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  offer_id INTEGER,
  note TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'planned' NOT NULL,
  FOREIGN KEY(offer_id) REFERENCES offer (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX campaign_by_offer_id ON campaign (offer_id) WHERE offer_id IS NOT NULL;

CREATE TABLE campaign_member (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  state TEXT DEFAULT 'planned' NOT NULL,
  code TEXT DEFAULT '' NOT NULL,
  sent_at TEXT DEFAULT '' NOT NULL,
  returned_at TEXT DEFAULT '' NOT NULL,
  answered_at TEXT DEFAULT '' NOT NULL,
  purchase_id INTEGER,
  FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX campaign_member_by_campaign_id_state ON campaign_member (campaign_id, state);

CREATE INDEX campaign_member_by_code ON campaign_member (code);

CREATE INDEX campaign_member_by_contact_id ON campaign_member (contact_id);

CREATE INDEX campaign_member_by_purchase_id ON campaign_member (purchase_id) WHERE purchase_id IS NOT NULL;

CREATE TABLE contact (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  uid TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT 'individual' NOT NULL,
  fn TEXT DEFAULT '' NOT NULL,
  tz TEXT DEFAULT '' NOT NULL,
  gender TEXT DEFAULT '' NOT NULL,
  rev TEXT DEFAULT '' NOT NULL,
  favourite INTEGER DEFAULT 0 NOT NULL,
  household_id INTEGER,
  import_id INTEGER,
  fingerprint TEXT DEFAULT '' NOT NULL,
  created_at TEXT DEFAULT '' NOT NULL,
  updated_at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE SET NULL,
  FOREIGN KEY(import_id) REFERENCES import_batch (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX contact_by_fingerprint ON contact (fingerprint);

CREATE INDEX contact_by_household_id ON contact (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX contact_by_import_id ON contact (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX contact_by_uid ON contact (uid);

CREATE TABLE name (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  family TEXT DEFAULT '' NOT NULL,
  given TEXT DEFAULT '' NOT NULL,
  additional TEXT DEFAULT '' NOT NULL,
  prefix TEXT DEFAULT '' NOT NULL,
  suffix TEXT DEFAULT '' NOT NULL,
  family2 TEXT DEFAULT '' NOT NULL,
  generation TEXT DEFAULT '' NOT NULL,
  phonetic_family TEXT DEFAULT '' NOT NULL,
  phonetic_given TEXT DEFAULT '' NOT NULL,
  phonetic_additional TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX name_by_contact_id ON name (contact_id);

CREATE TABLE tel (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  e164 TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX tel_by_contact_id ON tel (contact_id);

CREATE TABLE email (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX email_by_contact_id ON email (contact_id);

CREATE TABLE url (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX url_by_contact_id ON url (contact_id);

CREATE TABLE impp (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX impp_by_contact_id ON impp (contact_id);

CREATE TABLE related (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX related_by_contact_id ON related (contact_id);

CREATE TABLE lang (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX lang_by_contact_id ON lang (contact_id);

CREATE TABLE nickname (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX nickname_by_contact_id ON nickname (contact_id);

CREATE TABLE note (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX note_by_contact_id ON note (contact_id);

CREATE TABLE adr (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  box TEXT DEFAULT '' NOT NULL,
  ext TEXT DEFAULT '' NOT NULL,
  street TEXT DEFAULT '' NOT NULL,
  city TEXT DEFAULT '' NOT NULL,
  region TEXT DEFAULT '' NOT NULL,
  code TEXT DEFAULT '' NOT NULL,
  country TEXT DEFAULT '' NOT NULL,
  country_code TEXT DEFAULT '' NOT NULL,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX adr_by_contact_id ON adr (contact_id);

CREATE TABLE org (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  units TEXT DEFAULT '[]' NOT NULL,
  title TEXT DEFAULT '' NOT NULL,
  role TEXT DEFAULT '' NOT NULL,
  company_id INTEGER,
  types TEXT DEFAULT '' NOT NULL,
  pref INTEGER DEFAULT 0 NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(company_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX org_by_company_id ON org (company_id) WHERE company_id IS NOT NULL;

CREATE INDEX org_by_contact_id ON org (contact_id);

CREATE TABLE date (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  year INTEGER DEFAULT 0 NOT NULL,
  month INTEGER DEFAULT 0 NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL,
  label TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX date_by_contact_id ON date (contact_id);

CREATE TABLE photo (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  name TEXT DEFAULT 'photo' NOT NULL,
  sha256 TEXT DEFAULT '' NOT NULL,
  media_type TEXT DEFAULT '' NOT NULL,
  uri TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX photo_by_contact_id ON photo (contact_id);

CREATE TABLE foreign_property (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  place INTEGER DEFAULT 0 NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  prop_group TEXT DEFAULT '' NOT NULL,
  params TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX foreign_property_by_contact_id ON foreign_property (contact_id);

CREATE TABLE member (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  uid TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX member_by_contact_id ON member (contact_id);

CREATE INDEX member_by_uid ON member (uid);

CREATE TABLE tag (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL
) STRICT;

CREATE INDEX tag_by_name ON tag (name);

CREATE TABLE contact_tag (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX contact_tag_by_contact_id ON contact_tag (contact_id);

CREATE INDEX contact_tag_by_tag_id_contact_id ON contact_tag (tag_id, contact_id);

CREATE TABLE household (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  salutation TEXT DEFAULT '' NOT NULL,
  adr_id INTEGER,
  FOREIGN KEY(adr_id) REFERENCES adr (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX household_by_adr_id ON household (adr_id) WHERE adr_id IS NOT NULL;

CREATE TABLE custom_field (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  position INTEGER DEFAULT 0 NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  type TEXT DEFAULT 'text' NOT NULL,
  scope TEXT DEFAULT 'individual' NOT NULL,
  choices TEXT DEFAULT '[]' NOT NULL
) STRICT;

CREATE TABLE custom_value (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  value TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(field_id) REFERENCES custom_field (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX custom_value_by_contact_id ON custom_value (contact_id);

CREATE INDEX custom_value_by_field_id_value ON custom_value (field_id, value);

CREATE TABLE import_batch (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  label TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  file TEXT DEFAULT '' NOT NULL,
  cards INTEGER DEFAULT 0 NOT NULL,
  created INTEGER DEFAULT 0 NOT NULL,
  updated INTEGER DEFAULT 0 NOT NULL,
  unchanged INTEGER DEFAULT 0 NOT NULL,
  rejected INTEGER DEFAULT 0 NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  import_id INTEGER,
  uid TEXT DEFAULT '' NOT NULL,
  fingerprint TEXT DEFAULT '' NOT NULL,
  digest TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(import_id) REFERENCES import_batch (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX source_by_contact_id ON source (contact_id);

CREATE INDEX source_by_digest ON source (digest);

CREATE INDEX source_by_fingerprint ON source (fingerprint);

CREATE INDEX source_by_import_id ON source (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX source_by_uid ON source (uid);

CREATE TABLE opened (
  contact_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (contact_id),
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX opened_by_at ON opened (at);

CREATE TABLE product (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  code TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  price INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  unit TEXT DEFAULT '' NOT NULL,
  active INTEGER DEFAULT 1 NOT NULL
) STRICT;

CREATE INDEX product_by_code ON product (code);

CREATE TABLE purchase (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  number TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL,
  month INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  total INTEGER DEFAULT 0 NOT NULL,
  discount INTEGER DEFAULT 0 NOT NULL,
  tax INTEGER DEFAULT 0 NOT NULL,
  status TEXT DEFAULT 'paid' NOT NULL,
  payment_method TEXT DEFAULT '' NOT NULL,
  payment_reference TEXT DEFAULT '' NOT NULL,
  campaign_id INTEGER,
  note TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX purchase_by_campaign_id ON purchase (campaign_id) WHERE campaign_id IS NOT NULL;

CREATE INDEX purchase_by_contact_id_currency_day ON purchase (contact_id, currency, day);

CREATE TABLE purchase_line (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  purchase_id INTEGER NOT NULL,
  product_id INTEGER,
  position INTEGER DEFAULT 0 NOT NULL,
  description TEXT DEFAULT '' NOT NULL,
  quantity INTEGER DEFAULT 1000 NOT NULL,
  price INTEGER DEFAULT 0 NOT NULL,
  discount INTEGER DEFAULT 0 NOT NULL,
  total INTEGER DEFAULT 0 NOT NULL,
  FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX purchase_line_by_product_id ON purchase_line (product_id) WHERE product_id IS NOT NULL;

CREATE INDEX purchase_line_by_purchase_id ON purchase_line (purchase_id);

CREATE TABLE payment (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  purchase_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  amount INTEGER DEFAULT 0 NOT NULL,
  method TEXT DEFAULT '' NOT NULL,
  reference TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX payment_by_purchase_id ON payment (purchase_id);

CREATE TABLE refund (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  purchase_id INTEGER,
  purchase_line_id INTEGER,
  at TEXT DEFAULT '' NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL,
  month INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  amount INTEGER DEFAULT 0 NOT NULL,
  quantity INTEGER DEFAULT 0 NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  FOREIGN KEY(purchase_line_id) REFERENCES purchase_line (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX refund_by_contact_id_currency_day ON refund (contact_id, currency, day);

CREATE INDEX refund_by_purchase_id ON refund (purchase_id) WHERE purchase_id IS NOT NULL;

CREATE INDEX refund_by_purchase_line_id ON refund (purchase_line_id) WHERE purchase_line_id IS NOT NULL;

CREATE TABLE pipeline (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL
) STRICT;

CREATE TABLE stage (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  pipeline_id INTEGER NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  probability INTEGER DEFAULT 0 NOT NULL,
  FOREIGN KEY(pipeline_id) REFERENCES pipeline (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX stage_by_pipeline_id ON stage (pipeline_id);

CREATE TABLE deal (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  stage_id INTEGER,
  title TEXT DEFAULT '' NOT NULL,
  amount INTEGER DEFAULT 0 NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  expected_close TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'open' NOT NULL,
  created_at TEXT DEFAULT '' NOT NULL,
  closed_at TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(stage_id) REFERENCES stage (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX deal_by_contact_id ON deal (contact_id);

CREATE INDEX deal_by_stage_id ON deal (stage_id) WHERE stage_id IS NOT NULL;

CREATE TABLE loyalty (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  points INTEGER DEFAULT 0 NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  purchase_id INTEGER,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX loyalty_by_contact_id ON loyalty (contact_id);

CREATE INDEX loyalty_by_purchase_id ON loyalty (purchase_id) WHERE purchase_id IS NOT NULL;

CREATE TABLE customer_total (
  contact_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  refunds INTEGER DEFAULT 0 NOT NULL,
  net INTEGER DEFAULT 0 NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  PRIMARY KEY (contact_id, currency)
) STRICT;

CREATE INDEX customer_total_by_currency_net ON customer_total (currency, net);

CREATE TABLE month_total (
  month INTEGER NOT NULL,
  currency TEXT NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  refunds INTEGER DEFAULT 0 NOT NULL,
  net INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (month, currency)
) STRICT;

CREATE TABLE customer_month_total (
  contact_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  currency TEXT NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  refunds INTEGER DEFAULT 0 NOT NULL,
  net INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (contact_id, month, currency)
) STRICT;

CREATE INDEX customer_month_total_by_month ON customer_month_total (month);
