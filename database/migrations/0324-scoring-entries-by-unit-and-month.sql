-- The entries of some months are found through the sums, which name their units: entries_unit serves both.
drop index scoring.entries_month;
