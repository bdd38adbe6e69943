-- What the packets of a session are sealed with, fixed when it is opened.
ALTER TABLE session ADD COLUMN cipher text NOT NULL DEFAULT 'CHACHA20_POLY1305'
    CHECK (cipher IN ('CHACHA20_POLY1305', 'AES_256_GCM'));
ALTER TABLE session ALTER COLUMN cipher DROP DEFAULT;
