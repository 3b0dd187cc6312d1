-- Models that are left alone for a while, so that a restart does not forget it.
CREATE TABLE circuit (
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    account VARCHAR NOT NULL,
    paused_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    cooldown_ms BIGINT NOT NULL,
    failure VARCHAR NOT NULL,
    PRIMARY KEY (provider, model, account)
);
