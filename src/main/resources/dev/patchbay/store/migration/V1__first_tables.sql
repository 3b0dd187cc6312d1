-- Money is DECIMAL(50, 30): exact for every rate and for the 17 digits of a cost that a provider names itself.

CREATE TABLE setting (
    name VARCHAR PRIMARY KEY,
    content VARCHAR NOT NULL
);

-- One HTTP call each. Conversations may be deleted, attempts never: hence no foreign key.
CREATE TABLE attempt (
    id UUID PRIMARY KEY,
    request_id UUID NOT NULL,
    conversation_id UUID,
    profile VARCHAR NOT NULL,
    task VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    served VARCHAR,
    reason VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    fallback_of UUID,
    demo BOOLEAN NOT NULL,
    state VARCHAR NOT NULL,
    reserved_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sent_at TIMESTAMP(6) WITH TIME ZONE,
    charged_day DATE,
    input_about_tokens BIGINT NOT NULL,
    input_at_most_tokens BIGINT NOT NULL,
    max_tokens INTEGER NOT NULL,
    reserved_usd DECIMAL(50, 30),
    price_id VARCHAR,
    input_usd_per_mtok DECIMAL(50, 30),
    output_usd_per_mtok DECIMAL(50, 30),
    cached_input_usd_per_mtok DECIMAL(50, 30),
    cache_write_5m_usd_per_mtok DECIMAL(50, 30),
    cache_write_1h_usd_per_mtok DECIMAL(50, 30),
    input_tokens BIGINT,
    cached_input_tokens BIGINT,
    cache_write_5m_tokens BIGINT,
    cache_write_1h_tokens BIGINT,
    output_tokens BIGINT,
    reasoning_tokens BIGINT,
    usage_consistent BOOLEAN,
    reported_usd DECIMAL(50, 30),
    raw_usage VARCHAR,
    cost_usd DECIMAL(50, 30),
    cost_status VARCHAR,
    failure VARCHAR,
    http_status INTEGER NOT NULL,
    retry_after_ms BIGINT,
    first_token_ms BIGINT,
    duration_ms BIGINT,
    provider_request_id VARCHAR
);
CREATE INDEX attempt_by_state ON attempt (state);
CREATE INDEX attempt_by_day ON attempt (charged_day, sent_at);
CREATE INDEX attempt_by_conversation ON attempt (conversation_id);

-- Sums of the settled attempts, kept in the transaction that settles: totals without reading every attempt.
CREATE TABLE usage_sum (
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
    PRIMARY KEY (charged_day, provider, model, task, profile, purpose, demo, cost_status)
);

CREATE TABLE conversation (
    id UUID PRIMARY KEY,
    title VARCHAR NOT NULL,
    folder VARCHAR,
    pinned BOOLEAN NOT NULL,
    leaf_id UUID,
    draft VARCHAR NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- body holds the visible words; parts holds JSON only where a message is more than one piece of text.
CREATE TABLE message (
    id UUID PRIMARY KEY,
    conversation_id UUID NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id UUID,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    speaker VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    parts TEXT,
    reasoning VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    attempt_id UUID,
    note VARCHAR,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX message_by_conversation ON message (conversation_id, number);
CREATE INDEX message_by_parent ON message (parent_id, number);
CREATE INDEX message_by_attempt ON message (attempt_id);
CREATE INDEX message_by_state ON message (state);

CREATE TABLE profile (
    id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);

-- The task '' is the profile's default.
CREATE TABLE task_route (
    profile_id VARCHAR NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    task VARCHAR NOT NULL,
    primary_model VARCHAR,
    temperature DOUBLE PRECISION,
    max_tokens INTEGER,
    PRIMARY KEY (profile_id, task)
);

CREATE TABLE route_fallback (
    profile_id VARCHAR NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    task VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    model VARCHAR NOT NULL,
    PRIMARY KEY (profile_id, task, place)
);

CREATE TABLE budget (
    profile_id VARCHAR NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    cap_usd DECIMAL(50, 30) NOT NULL,
    PRIMARY KEY (profile_id, place)
);
