-- One digest a month is written as M before the days: M1 is the first Monday of each month, and M1234567 the first day.
ALTER TABLE reader ALTER COLUMN week_days SET DATA TYPE VARCHAR(8);
ALTER TABLE pending ALTER COLUMN week_days SET DATA TYPE VARCHAR(8);
