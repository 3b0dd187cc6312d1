-- What the price book makes of the usage, beside a cost that the provider itself reported.
ALTER TABLE attempt ADD computed_usd DECIMAL(50, 30);
-- Whether the user allowed this attempt to break a cap.
ALTER TABLE attempt ADD over_cap BOOLEAN DEFAULT FALSE NOT NULL;
-- Why the model stopped: an answer that reached its output cap can be continued.
ALTER TABLE attempt ADD finish VARCHAR;
