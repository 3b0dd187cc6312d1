-- Sums by day and by at most one thing more, kept in the transaction that settles: with ten million attempts a year of
-- usage_sum has hundreds of thousands of rows, a year of totals a few thousand. What a row does not tell apart is ''.
CREATE TABLE usage_total (
    grouped_by VARCHAR NOT NULL,
    charged_day DATE NOT NULL,
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    task VARCHAR NOT NULL,
    profile VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    demo BOOLEAN NOT NULL,
    cost_status VARCHAR NOT NULL,
    attempts BIGINT NOT NULL,
    input_tokens BIGINT NOT NULL,
    cached_input_tokens BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL,
    cost_usd DECIMAL(50, 30) NOT NULL,
    PRIMARY KEY (grouped_by, charged_day, provider, model, task, profile, purpose, demo, cost_status)
);

INSERT INTO usage_total
SELECT 'ALL', charged_day, '', '', '', '', purpose, demo, cost_status,
    SUM(attempts), SUM(input_tokens), SUM(cached_input_tokens), SUM(output_tokens), SUM(cost_usd)
FROM usage_sum GROUP BY charged_day, purpose, demo, cost_status;

INSERT INTO usage_total
SELECT 'MODEL', charged_day, provider, model, '', '', purpose, demo, cost_status,
    SUM(attempts), SUM(input_tokens), SUM(cached_input_tokens), SUM(output_tokens), SUM(cost_usd)
FROM usage_sum GROUP BY charged_day, provider, model, purpose, demo, cost_status;

INSERT INTO usage_total
SELECT 'TASK', charged_day, '', '', task, '', purpose, demo, cost_status,
    SUM(attempts), SUM(input_tokens), SUM(cached_input_tokens), SUM(output_tokens), SUM(cost_usd)
FROM usage_sum GROUP BY charged_day, task, purpose, demo, cost_status;

INSERT INTO usage_total
SELECT 'PROFILE', charged_day, '', '', '', profile, purpose, demo, cost_status,
    SUM(attempts), SUM(input_tokens), SUM(cached_input_tokens), SUM(output_tokens), SUM(cost_usd)
FROM usage_sum GROUP BY charged_day, profile, purpose, demo, cost_status;
