import { randomBytes } from "node:crypto";
import { makeSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** An application of the workspace's own: its secret right, wrong, replaced and rotated. */
export const applicationsFlow: Flow = {
  name: "applications",
  async run(world) {
    const at = world.serve.installation;
    const clientId = `amzn1.application-oa2-client.${randomBytes(16).toString("hex")}`;
    const applicationId = "amzn1.sp.solution.4ea38b7b-f563-4709-abae-87aea15c9e5a";
    const plantSecret = (name: string) => {
      const clientSecret = `amzn1.oa2-cs.v1.${randomBytes(32).toString("hex")}`;
      world.vault.plant("client secret", `serve: ${name}`, clientSecret);
      return clientSecret;
    };
    const known = (name: string) => {
      const clientSecret = plantSecret(name);
      world.amazon.addApplication({ clientId, clientSecret });
      return clientSecret;
    };
    const identity = { name: "Own", clientId, applicationId };
    const wrong = plantSecret("client secret that Amazon refuses");
    await at.ask(ADD, { input: { ...identity, clientSecret: wrong } });
    const clientSecret = known("client secret of an own application");
    const idempotencyKey = crypto.randomUUID();
    const input = { ...identity, clientSecret, idempotencyKey };
    const added = (await at.ask(ADD, { input })) as {
      addAmazonApplication: { amazonApplication: { id: string } };
    };
    await at.ask(ADD, { input });
    const amazonApplicationId = added.addAmazonApplication.amazonApplication.id;

    const { sellingPartnerId, token } = await makeSeller(
      world,
      at,
      "seller of the own application",
    );
    const connected = await at.attempt(
      at.sdk.sellerAccounts.connect({
        ...{ sellingPartnerId, token, amazonApplicationId },
        ...{ name: "By the own application", region: "NA" },
      }),
    );
    const newer = known("client secret that replaces it");
    await at.ask(UPDATE, { input: { amazonApplicationId, clientSecret: wrong } });
    await at.ask(UPDATE, { input: { amazonApplicationId, clientSecret: newer } });
    await at.ask(ROTATE, { input: { amazonApplicationId } });
    await at.ask(REMOVE, { input: { amazonApplicationId } });
    if (connected?.__typename === "ConnectSellerAccountPayload") {
      const sellerAccountId = connected.sellerAccount.id;
      await at.attempt(at.sdk.mwsTokens.enable({ sellerAccountId, token }));
      await at.ask(DISCONNECT, { input: { sellerAccountId } });
    }
    await at.ask(REMOVE, { input: { amazonApplicationId } });
  },
};

const REFUSAL = "... on Error { code message }";
const ADD = `mutation addAmazonApplication($input: AddAmazonApplicationInput!) {
  addAmazonApplication(input: $input) {
    ... on AddAmazonApplicationPayload { amazonApplication { id name clientId applicationId } } ${REFUSAL}
  }
}`;
const UPDATE = `mutation updateAmazonApplication($input: UpdateAmazonApplicationInput!) {
  updateAmazonApplication(input: $input) { __typename ${REFUSAL} }
}`;
const ROTATE = `mutation rotateAmazonApplicationSecret($input: RotateAmazonApplicationSecretInput!) {
  rotateAmazonApplicationSecret(input: $input) { __typename ${REFUSAL} }
}`;
const DISCONNECT = `mutation disconnectSellerAccount($input: DisconnectSellerAccountInput!) {
  disconnectSellerAccount(input: $input) { __typename ${REFUSAL} }
}`;
const REMOVE = `mutation removeAmazonApplication($input: RemoveAmazonApplicationInput!) {
  removeAmazonApplication(input: $input) { __typename ${REFUSAL} }
}`;
