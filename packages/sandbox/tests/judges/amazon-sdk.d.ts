// Amazon's own SDK carries types for its models but none for its entry: what the judge uses of it.
declare module "@amazon-sp-api-release/amazon-sp-api-sdk-js" {
  interface Configured {
    new (origin: string): ApiClient;
  }
  interface ApiClient {
    enableAutoRetrievalAccessToken(
      clientId: string,
      clientSecret: string,
      refreshToken: string | null,
      scope: string | null,
    ): ApiClient;
    disableRateLimiter(): void;
  }
  interface Window {
    earliestDateTime: Date;
    latestDateTime: Date;
  }
  export interface Order {
    orderId: string;
    createdTime: Date;
    fulfillment?: { fulfillmentStatus: string; deliverByWindow: Window };
  }

  export const ScopeConstants: Record<
    "SCOPE_NOTIFICATION_API" | "SCOPE_APPLICATION_MANAGEMENT_API",
    string
  >;
  export const SellersSpApi: {
    ApiClient: Configured;
    SellersApi: new (
      client: ApiClient,
    ) => {
      getMarketplaceParticipations(): Promise<{
        payload: { marketplace: { id: string }; participation: { isParticipating: boolean } }[];
      }>;
      getAccount(): Promise<{ payload: { businessType: string; sellingPlan: string } }>;
    };
  };
  export const Orders_v2026SpApi: {
    ApiClient: Configured;
    SearchOrdersApi: new (
      client: ApiClient,
    ) => {
      searchOrders(options: {
        createdAfter?: Date;
        includedData?: string[];
        fulfillmentStatuses?: string[];
        maxResultsPerPage?: number;
        paginationToken?: string;
      }): Promise<{ orders: Order[]; pagination?: { nextToken?: string } }>;
    };
    GetOrderApi: new (
      client: ApiClient,
    ) => {
      getOrder(orderId: string, options?: { includedData?: string[] }): Promise<{ order: Order }>;
    };
  };
  export const ApplicationsSpApi: {
    ApiClient: Configured;
    ApplicationsApi: new (
      client: ApiClient,
    ) => { rotateApplicationClientSecret(): Promise<unknown> };
  };
  export const NotificationsSpApi: {
    ApiClient: Configured;
    NotificationsApi: new (
      client: ApiClient,
    ) => {
      createDestination(request: object): Promise<{ payload: { destinationId: string } }>;
      createSubscription(
        type: string,
        request: object,
      ): Promise<{ payload: { subscriptionId: string } }>;
      getSubscription(type: string): Promise<{ payload: { subscriptionId: string } }>;
    };
  };
  export const SolicitationsSpApi: {
    ApiClient: Configured;
    SolicitationsApi: new (
      client: ApiClient,
    ) => {
      getSolicitationActionsForOrder(
        orderId: string,
        marketplaceIds: string[],
      ): Promise<{ links: { actions: { href: string; name: string }[] } }>;
      createProductReviewAndSellerFeedbackSolicitation(
        orderId: string,
        marketplaceIds: string[],
      ): Promise<unknown>;
    };
  };
}
