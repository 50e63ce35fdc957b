-- A rulebook comes out as it went in: jsonb orders the keys of tags and conditions by their length, and the order is the author's.
-- What is in force may not be touched by an operation; here only the form in which it is kept changes.
alter table scoring.rulebooks alter column body type json using body::json;
