-- What is referred to across tenants, and was not refused.
ALTER TABLE "AmazonAuthorization" ADD CONSTRAINT "AmazonAuthorization_workspaceId_renewLinkId_fkey" FOREIGN KEY ("workspaceId", "renewLinkId") REFERENCES "RenewLink"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An application is the workspace's own or the installation's: no foreign key can say that.
CREATE FUNCTION "evergrant_check_application"() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "AmazonApplication" AS application WHERE application."id" = NEW."applicationId"
      AND (application."workspaceId" IS NULL OR application."workspaceId" = NEW."workspaceId")
  ) THEN
    RAISE EXCEPTION 'The workspace has no such application'
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SellerAccount_application_is_usable" BEFORE INSERT OR UPDATE OF "applicationId", "workspaceId"
  ON "SellerAccount" FOR EACH ROW EXECUTE FUNCTION "evergrant_check_application"();
CREATE TRIGGER "AmazonAuthorization_application_is_usable" BEFORE INSERT OR UPDATE OF "applicationId", "workspaceId"
  ON "AmazonAuthorization" FOR EACH ROW EXECUTE FUNCTION "evergrant_check_application"();

CREATE FUNCTION "evergrant_keep_workspace"() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW."workspaceId" IS DISTINCT FROM OLD."workspaceId" THEN
    RAISE EXCEPTION 'An application stays with the workspace that brought it'
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AmazonApplication_workspace_stays" BEFORE UPDATE OF "workspaceId"
  ON "AmazonApplication" FOR EACH ROW EXECUTE FUNCTION "evergrant_keep_workspace"();

-- The roles are the server's: ensure-roles.ts sees that they are there.
GRANT USAGE ON SCHEMA public TO evergrant_tenant, evergrant_system, evergrant_operator, evergrant_identity;

-- Puts a tenant's table behind row-level security. Each setting is read by a subquery of its own: once a
-- statement, and as a value that an index can be searched for.
CREATE FUNCTION "evergrant_protect"(protected regclass, workspace_column name DEFAULT 'workspaceId')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  account_column name := CASE WHEN protected = 'public."SellerAccount"'::regclass THEN 'id' ELSE (
    SELECT attname FROM pg_attribute WHERE attrelid = protected AND attname = 'sellerAccountId'
  ) END;
  is_own text := format('%I = (SELECT current_setting(''evergrant.workspace_id'', true)::uuid)', workspace_column);
BEGIN
  IF account_column IS NOT NULL THEN
    is_own := is_own || format(' AND (%I = (SELECT nullif(current_setting(''evergrant.seller_account_id'', true), '''')::uuid)'
      ' OR (SELECT coalesce(current_setting(''evergrant.seller_account_id'', true), '''') = ''''))', account_column);
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
  EXECUTE format('CREATE POLICY "tenant" ON %s TO evergrant_tenant USING (%s) WITH CHECK (%2$s)', protected, is_own);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO evergrant_tenant', protected);
END $$;
REVOKE ALL ON FUNCTION "evergrant_protect"(regclass, name) FROM PUBLIC;

SELECT "evergrant_protect"('"Workspace"', 'id');
SELECT "evergrant_protect"(protected::regclass) FROM unnest(ARRAY[
  '"WorkspaceLog"', '"ApiKey"', '"AmazonAuthorization"', '"RenewLink"', '"AmazonSubscription"',
  '"SellerAccount"', '"MwsToken"', '"TokenSecret"', '"TokenFingerprint"', '"ReviewAutomation"', '"Event"',
  '"DueWork"', '"IdempotencyAnswer"'
]) AS protected;
REVOKE DELETE ON "Workspace", "WorkspaceLog" FROM evergrant_tenant;
REVOKE UPDATE, DELETE ON "Event" FROM evergrant_tenant;

-- An application without a workspace serves them all, and is nobody's to change.
ALTER TABLE "AmazonApplication" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AmazonApplication" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "AmazonApplication" TO evergrant_tenant
  USING ("workspaceId" = (SELECT current_setting('evergrant.workspace_id', true)::uuid))
  WITH CHECK ("workspaceId" = (SELECT current_setting('evergrant.workspace_id', true)::uuid));
CREATE POLICY "shared" ON "AmazonApplication" FOR SELECT TO evergrant_tenant USING ("workspaceId" IS NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON "AmazonApplication" TO evergrant_tenant;

-- An incident is of an application, and seen by whoever sees that.
ALTER TABLE "AmazonIncident" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AmazonIncident" FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "AmazonIncident" FOR SELECT TO evergrant_tenant
  USING ("applicationId" IN (SELECT "id" FROM "AmazonApplication"));
GRANT SELECT ON "AmazonIncident" TO evergrant_tenant;

-- That a notification was handled is written beside its effect.
GRANT INSERT ON "AmazonNotification" TO evergrant_tenant;

-- Whose a string is, a tenant learns no more than that it is his, or is not. These two run as the tables'
-- owner; to him this one table is open, so that they work also where he is no superuser.
ALTER TABLE "TokenFingerprint" NO FORCE ROW LEVEL SECURITY;
REVOKE INSERT ON "TokenFingerprint" FROM evergrant_tenant;
CREATE FUNCTION "evergrant_find_claim"(given bytea, account uuid) RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN claim."workspaceId" IS DISTINCT FROM nullif(current_setting('evergrant.workspace_id', true), '')::uuid
      OR claim."sellerAccountId" IS DISTINCT FROM account THEN 'OTHER'
    WHEN claim."verified" THEN 'VERIFIED' ELSE 'WAITING' END
  FROM public."TokenFingerprint" AS claim WHERE claim."fingerprint" = given
$$;
CREATE FUNCTION "evergrant_claim_fingerprint"(given bytea, account uuid, has_verified boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public."TokenFingerprint" AS claim ("fingerprint", "workspaceId", "sellerAccountId", "verified")
  VALUES (given, nullif(current_setting('evergrant.workspace_id', true), '')::uuid, account, has_verified)
  ON CONFLICT ("fingerprint") DO UPDATE SET "verified" = claim."verified" OR excluded."verified"
    WHERE claim."workspaceId" = excluded."workspaceId" AND claim."sellerAccountId" = excluded."sellerAccountId";
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION "evergrant_find_claim"(bytea, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION "evergrant_claim_fingerprint"(bytea, uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "evergrant_find_claim"(bytea, uuid) TO evergrant_tenant;
GRANT EXECUTE ON FUNCTION "evergrant_claim_fingerprint"(bytea, uuid, boolean) TO evergrant_tenant;

-- What is found across workspaces, column by column. In what it may touch, the system sees every row.
CREATE FUNCTION "evergrant_open_to_system"(opened regclass) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY "system" ON %s TO evergrant_system USING (true) WITH CHECK (true)', opened);
END $$;
REVOKE ALL ON FUNCTION "evergrant_open_to_system"(regclass) FROM PUBLIC;
SELECT "evergrant_open_to_system"(opened::regclass) FROM unnest(ARRAY[
  '"Workspace"', '"WorkspaceLog"', '"ApiKey"', '"AmazonAuthorization"', '"RenewLink"', '"AmazonSubscription"',
  '"SellerAccount"', '"MwsToken"', '"Event"', '"DueWork"', '"IdempotencyAnswer"', '"AmazonApplication"',
  '"AmazonIncident"'
]) AS opened;
GRANT SELECT ("id", "warningDays") ON "Workspace" TO evergrant_system;
-- An incident is told in the logs of all whom it strikes, in one transaction.
GRANT SELECT, UPDATE ON "WorkspaceLog" TO evergrant_system;
GRANT INSERT ON "Event" TO evergrant_system;
-- By what a caller shows: a key, a link, a state.
GRANT SELECT ("workspaceId", "id", "name", "hash", "scopes", "revokedAt") ON "ApiKey" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "hash") ON "RenewLink" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "expiresAt"), DELETE ON "AmazonAuthorization" TO evergrant_system;
-- By what Amazon's notifications name.
GRANT SELECT ON "AmazonSubscription" TO evergrant_system;
-- An order's id is all that is written of an account; the right to it is also that to hold its row.
GRANT SELECT ("workspaceId", "id", "applicationId", "sellingPartnerId", "sellerProven", "region", "knownOrderId", "sampleKey"),
  UPDATE ("knownOrderId") ON "SellerAccount" TO evergrant_system;
-- Who fits a control sample, is called up, or lacks a subscription.
GRANT SELECT ("workspaceId", "sellerAccountId", "status", "lastVerifiedAt", "expiresAt") ON "MwsToken" TO evergrant_system;
GRANT SELECT, INSERT, UPDATE ON "DueWork" TO evergrant_system;
GRANT SELECT ("workspaceId", "mutation", "key", "createdAt"), DELETE ON "IdempotencyAnswer" TO evergrant_system;
-- What stands outside the tenants.
GRANT SELECT, INSERT, UPDATE, DELETE ON "AmazonApplication", "AmazonIncident", "AmazonSample", "AmazonDestination",
  "AmazonNotification", "AmazonBucket", "AmazonAccessToken" TO evergrant_system;
