-- Which hash key the database is used with, is asked at each start.
GRANT SELECT, INSERT ON "Installation" TO evergrant_system;

-- Data keys are wrapped anew by a command of who runs the installation. It reads ciphertexts and what their
-- places follow from; to read what is in them takes the keys besides.
CREATE FUNCTION "evergrant_open_to_operator"(opened regclass) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY "operator" ON %s TO evergrant_operator USING (true) WITH CHECK (true)', opened);
END $$;
REVOKE ALL ON FUNCTION "evergrant_open_to_operator"(regclass) FROM PUBLIC;
SELECT "evergrant_open_to_operator"(opened::regclass) FROM unnest(ARRAY['"AmazonApplication"', '"TokenSecret"']) AS opened;
GRANT SELECT ("id", "workspaceId", "clientId", "clientSecret"), UPDATE ("clientSecret") ON "AmazonApplication" TO evergrant_operator;
GRANT SELECT ("workspaceId", "sellerAccountId", "slot", "pasted", "refreshToken"), UPDATE ("pasted", "refreshToken")
  ON "TokenSecret" TO evergrant_operator;
GRANT SELECT ("key", "accessToken"), UPDATE ("accessToken") ON "AmazonAccessToken" TO evergrant_operator;
GRANT SELECT ("id", "body"), UPDATE ("body") ON "AmazonNotification" TO evergrant_operator;
