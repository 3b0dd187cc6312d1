-- One cap for each scope and period. The scope's name is '' for EVERYTHING, else the id of a profile, provider or task.
CREATE TABLE spending_cap (
    scope VARCHAR NOT NULL,
    scope_name VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    cap_usd DECIMAL(50, 30) NOT NULL,
    PRIMARY KEY (scope, scope_name, period)
);

-- Caps stood in the profile until now and meant everything that is spent.
INSERT INTO spending_cap (scope, scope_name, period, cap_usd)
SELECT 'EVERYTHING', '', period, MIN(cap_usd) FROM budget GROUP BY period;
DROP TABLE budget;

-- What each scope has cost on each day, kept in the transaction that settles: a month is 31 rows at most.
CREATE TABLE scope_sum (
    demo BOOLEAN NOT NULL,
    scope VARCHAR NOT NULL,
    scope_name VARCHAR NOT NULL,
    charged_day DATE NOT NULL,
    cost_usd DECIMAL(50, 30) NOT NULL,
    PRIMARY KEY (demo, scope, scope_name, charged_day)
);
INSERT INTO scope_sum (demo, scope, scope_name, charged_day, cost_usd)
SELECT demo, 'EVERYTHING', '', charged_day, SUM(cost_usd) FROM usage_sum GROUP BY demo, charged_day;
INSERT INTO scope_sum (demo, scope, scope_name, charged_day, cost_usd)
SELECT demo, 'PROFILE', profile, charged_day, SUM(cost_usd) FROM usage_sum GROUP BY demo, profile, charged_day;
INSERT INTO scope_sum (demo, scope, scope_name, charged_day, cost_usd)
SELECT demo, 'PROVIDER', provider, charged_day, SUM(cost_usd) FROM usage_sum GROUP BY demo, provider, charged_day;
INSERT INTO scope_sum (demo, scope, scope_name, charged_day, cost_usd)
SELECT demo, 'TASK', task, charged_day, SUM(cost_usd) FROM usage_sum GROUP BY demo, task, charged_day;

-- What was said about a cap in a period (its first day): a share in percent, once each.
CREATE TABLE cap_warning (
    scope VARCHAR NOT NULL,
    scope_name VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    from_day DATE NOT NULL,
    percent INTEGER NOT NULL,
    PRIMARY KEY (scope, scope_name, period, from_day, percent)
);
