-- Prices that the user set. A row holds from its moment until the next one of its model; without rates it ends the
-- user's own price. Never changed, never deleted: attempts name them.
CREATE TABLE own_price (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    set_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    input_usd_per_mtok DECIMAL(50, 30),
    output_usd_per_mtok DECIMAL(50, 30),
    cached_input_usd_per_mtok DECIMAL(50, 30),
    cache_write_5m_usd_per_mtok DECIMAL(50, 30),
    cache_write_1h_usd_per_mtok DECIMAL(50, 30)
);

-- Price files that were loaded; the highest number is the newest.
CREATE TABLE price_file (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    imported_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- What a file changed, one model a row; entry is in the form price-catalogue/1, whose rates are exact decimals.
CREATE TABLE imported_price (
    file BIGINT NOT NULL REFERENCES price_file (number),
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (file, provider, model)
);
