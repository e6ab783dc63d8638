// Made from docs/openapi.json by scripts/sdk-types; changes are lost.

export interface paths {
    readonly "/v1/video/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a video */
        readonly post: operations["videoGenerate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/video/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The price of a video, without making it */
        readonly post: operations["videoEstimate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create pictures */
        readonly post: operations["imageGenerate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The price of pictures, without making it */
        readonly post: operations["imageEstimate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/avatar/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a portrait talk */
        readonly post: operations["avatarGenerate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/avatar/estimate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The price of a talking portrait, without making it */
        readonly post: operations["avatarEstimate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/finalize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a draft real
         * @description Runs the draft's request on a live engine at its full resolution, with the inputs that were stored then. May be repeated: each run is a task of its own, linked by `draft_of` and `final_ids`. Live keys only.
         */
        readonly post: operations["taskFinalize"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/video/status/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["videoStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/image/status/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["imageStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a task */
        readonly get: operations["taskGet"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a task's prompt, media and outputs
         * @description The task and its ledger line stay; the addresses of its outputs answer 410 afterwards.
         */
        readonly delete: operations["taskDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List tasks, newest first */
        readonly get: operations["taskList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/scene": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read how the local engine understood a task's prompt
         * @description The scene that was drawn: places, actors, camera, spoken lines, and what was left out. `kinora render` draws it again, edited or not. Only tasks that the local engine made have one.
         */
        readonly get: operations["taskScene"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a task
         * @description A queued task ends at once; for one that is processing, `cancellation.state` says what was reached.
         */
        readonly post: operations["taskCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{id}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Follow a task as server-sent events
         * @description `event: task`, `id:` the sequence, data the task object; the current state first, the end of the task last. `Last-Event-ID` continues.
         */
        readonly get: operations["taskEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Store a picture, clip or sound for later creates
         * @description A form with a part `file`, or the bytes under their own media type. An upload that no task is given goes after 24 hours; one that was is kept as long as outputs are.
         */
        readonly post: operations["uploadCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an upload */
        readonly get: operations["uploadGet"];
        readonly put?: never;
        readonly post?: never;
        /** Delete an upload */
        readonly delete: operations["uploadDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/assets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Stored media, newest first
         * @description Uploads, inputs that were fetched, and what tasks made; what was deleted is left out.
         */
        readonly get: operations["assetList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/elements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The elements of this side of the workspace, oldest first */
        readonly get: operations["elementList"];
        readonly put?: never;
        /** Store a person or a thing that clips name again and again */
        readonly post: operations["elementCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/elements/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an element */
        readonly get: operations["elementGet"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an element
         * @description Tasks that were created with it are not changed.
         */
        readonly delete: operations["elementDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/voices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The voices that talking portraits may have */
        readonly get: operations["voiceList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List models with their limits and prices */
        readonly get: operations["modelList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/models/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a model by its id or alias */
        readonly get: operations["modelGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the engines that serve this workspace */
        readonly get: operations["providerList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What signs the callbacks of the key's side of the workspace
         * @description Made at the first call; test and live have their own. Callbacks are signed as Standard Webhooks has it. Keep it like a key. Endpoints have secrets of their own.
         */
        readonly get: operations["webhookSecretGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/secret/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a new secret for callbacks
         * @description Both secrets sign for the overlap, so that receivers may change over at any time within it.
         */
        readonly post: operations["webhookSecretRotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where this side of the workspace is told of its events */
        readonly get: operations["webhookEndpointList"];
        readonly put?: never;
        /**
         * Be told of events at an address
         * @description Every event is POSTed until the address answers 2xx: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h. The body is the task with `event`; `webhook-id` stays the same over all attempts.
         */
        readonly post: operations["webhookEndpointCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an endpoint */
        readonly get: operations["webhookEndpointGet"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an endpoint with its log
         * @description What waits for it is not sent; its events stay in the feed.
         */
        readonly delete: operations["webhookEndpointDelete"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an endpoint, pause it or set it going again
         * @description Fields that are left out stay as they are.
         */
        readonly patch: operations["webhookEndpointChange"];
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a new secret for an endpoint
         * @description Both secrets sign for the overlap: `webhook-signature` then holds two signatures.
         */
        readonly post: operations["webhookEndpointRotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a test event to an endpoint
         * @description An event `webhook.test`, whatever the endpoint asked for; read the delivery to see what came of it.
         */
        readonly post: operations["webhookEndpointTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints/{id}/resend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send an endpoint again what it missed
         * @description Under the same event ids, from the first step of the ladder; at most 10,000 events per call.
         */
        readonly post: operations["webhookEndpointResend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/endpoints/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The delivery log of an endpoint, newest first */
        readonly get: operations["webhookEndpointDeliveryList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The delivery log of callbacks and endpoints, newest first */
        readonly get: operations["webhookDeliveryList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/deliveries/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a delivery: what was sent, and what each attempt came to */
        readonly get: operations["webhookDeliveryGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/deliveries/{id}/resend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send one event again
         * @description Under the same event id, from the first step of the ladder.
         */
        readonly post: operations["webhookDeliveryResend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read what happened, or follow it as server-sent events
         * @description The same events that webhooks tell, in the order in which they happened, each once; nothing depends on a delivery. With `Accept: text/event-stream` a stream: `event:` the type, `id:` the event's id, data the event; it begins behind `Last-Event-ID` or `after`, else with what happens next, and does not end.
         */
        readonly get: operations["eventList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The request log, newest first
         * @description Creates, changes and refusals of this side of the workspace, kept for 7 days. Reads that went well are only counted.
         */
        readonly get: operations["requestList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a request and its answer */
        readonly get: operations["requestGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Plan, key and limits of the caller */
        readonly get: operations["accountGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/credits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Credits of the key's side of the workspace */
        readonly get: operations["creditsGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What tasks cost, by day, model, key, engine and dialect */
        readonly get: operations["usageGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every movement of credits, newest first */
        readonly get: operations["ledgerList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Plans that can be taken, and those that the workspace has
         * @description The API plan and the web plan are apart: credits alone do not open the API.
         */
        readonly get: operations["planList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/packs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Credit packs that can be bought
         * @description Credits of a pack are spent before those that expire later.
         */
        readonly get: operations["packList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Orders of the workspace, newest first */
        readonly get: operations["orderList"];
        readonly put?: never;
        /**
         * Order a pack or a plan
         * @description Nothing is granted before it is paid. With Stripe the answer names a page to pay on; otherwise the server's operator confirms the payment. A free plan is active at once. Live keys only.
         */
        readonly post: operations["orderCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an order */
        readonly get: operations["orderGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel an open order
         * @description Money that comes for it all the same is honoured. Live keys only.
         */
        readonly post: operations["orderCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invoices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Invoices of the workspace, newest order first
         * @description An invoice is a paid order as data; numbers have no gaps over the whole server.
         */
        readonly get: operations["invoiceList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/billing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happens when credits run low */
        readonly get: operations["billingGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Set what happens when credits run low
         * @description What is left out stays; null switches it off.
         */
        readonly patch: operations["billingChange"];
        readonly trace?: never;
    };
    readonly "/v1/credits/refill": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Fill the test side up to 100,000 credits
         * @description Play money for test keys; live credits are bought or granted.
         */
        readonly post: operations["creditsRefill"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/budgets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Spending caps and what they hold
         * @description The workspace's caps count live tasks alone; a key's caps count its own.
         */
        readonly get: operations["budgetList"];
        /**
         * Set or lift a daily or monthly cap
         * @description What the period has reserved and spent already counts. A key that is capped itself sets none.
         */
        readonly put: operations["budgetSet"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The keys of this side of the workspace
         * @description Oldest first, revoked ones too. A test key sees test keys, a live key live ones.
         */
        readonly get: operations["keyList"];
        readonly put?: never;
        /**
         * Make a key of this side of the workspace
         * @description A key hands out no more than it has: scopes, models, networks and expiry of the new one lie within its own, and a key with a spending cap makes none.
         */
        readonly post: operations["keyCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a key */
        readonly get: operations["keyGet"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a key for ever
         * @description Every server process refuses it within five seconds. Repeating it changes nothing.
         */
        readonly delete: operations["keyRevoke"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a key's name or rights
         * @description Every server process follows within five seconds. What is left out stays; null lifts a limit.
         */
        readonly patch: operations["keyChange"];
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a key of the same rights in place of another
         * @description Both work until the overlap ends. Spending caps start anew; an AK/SK pair is made anew too.
         */
        readonly post: operations["keyRotate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}/access-pair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a key an AK/SK pair
         * @description A second credential with the key's rights: a token signed HS256 with the secret key, `iss` the access key, `exp` at most 24 hours ahead, sent as `Authorization: Bearer <token>`. A pair that the key had before stops working.
         */
        readonly post: operations["keyPairMake"];
        /** Take a key's AK/SK pair away */
        readonly delete: operations["keyPairRemove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who changed what in the workspace, newest first
         * @description Keys, members, plan, credits, budgets and webhooks of both sides.
         */
        readonly get: operations["auditList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly CreatedTask: {
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id: string;
            readonly status: components["schemas"]["TaskStatus"];
            readonly model: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /** @description Credits, at most six places. */
            readonly credits_reserved: number;
            readonly estimated_seconds: number;
            readonly status_url: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
        };
        /** @enum {string} */
        readonly TaskStatus: "queued" | "processing" | "completed" | "failed";
        /** @description A field that was ignored, changed or approximated. */
        readonly Warning: {
            readonly code: string;
            readonly param?: string;
            readonly message: string;
        };
        readonly ErrorAnswer: {
            readonly error: {
                /** @enum {string} */
                readonly code: "auth_missing" | "auth_scheme" | "auth_invalid_key" | "auth_key_expired" | "auth_key_revoked" | "auth_token_not_yet_valid" | "auth_token_expired" | "ip_not_allowed" | "scope_missing" | "plan_required" | "model_not_on_plan" | "insufficient_credits" | "budget_exceeded" | "rate_limited" | "concurrency_limited" | "queue_full" | "overloaded" | "maintenance" | "invalid_json" | "unsupported_content_type" | "invalid_parameter" | "missing_parameter" | "unknown_parameter" | "unsupported_combination" | "model_not_found" | "not_found" | "route_not_found" | "method_not_allowed" | "payload_too_large" | "idempotency_mismatch" | "idempotency_in_progress" | "conflict_state" | "image_url_unreachable" | "image_url_forbidden" | "image_url_login" | "unsupported_media" | "image_too_large" | "image_too_small" | "aspect_ratio" | "content_blocked_input" | "content_blocked_output" | "generation_failed" | "generation_timeout" | "upstream_unavailable" | "upstream_unknown" | "upstream_misconfigured" | "result_expired" | "canceled" | "storage_full" | "internal" | "upstream_timeout";
                /** @example duration must be 3 to 15 seconds for kling-v3, got 20. */
                readonly message: string;
                readonly fix: string;
                readonly retryable: boolean;
                readonly param?: string;
                /** @description Seconds. */
                readonly retry_after?: number;
                /**
                 * @description Opaque; 18 or 19 digits.
                 * @example 383049217409351680
                 */
                readonly task_id?: string;
                readonly doc_url: string;
                readonly request_id: string;
            };
        };
        readonly VideoGenerateRequest: {
            /**
             * @description A model's id or alias; `kling-v3@<version>` pins a version.
             * @example kling-v3
             */
            readonly model: string;
            /**
             * @description What should not be seen.
             * @example blurry, text
             */
            readonly negative_prompt?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly image_url?: string;
            /**
             * @description The same seed and request give the same result where the engine has seeds.
             * @example 7
             */
            readonly seed?: number;
            /** @description Default false. */
            readonly watermark?: boolean;
            /**
             * @description An https address that is told of every change, signed as Standard Webhooks.
             * @example https://example.com/hooks/kinora
             */
            readonly callback_url?: string;
            /** @description Alias of `callback_url`. */
            readonly webhook_url?: string;
            /**
             * @description Your own name for the task, unique in the workspace.
             * @example order-1234
             */
            readonly external_task_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description A quote of the estimate route: its price is honoured for ten minutes, also when prices change. */
            readonly quote_id?: string;
            /** @description Render a small animatic first: free with live keys, a number a day; `POST /v1/tasks/{id}/finalize` then makes it real. */
            readonly draft?: boolean;
            /** @description When the task fails with `generation_timeout`; the default depends on the model. */
            readonly deadline_seconds?: number;
            /**
             * @description At most 16 pairs of strings, echoed with the task.
             * @example {
             *       "scene": "12"
             *     }
             */
            readonly metadata?: {
                readonly [key: string]: string;
            };
            /**
             * @description Required, except for kling-motion-control and with `shots`.
             * @example A cinematic shot of a person walking through a futuristic city at sunset
             */
            readonly prompt?: string;
            /**
             * @description Whole seconds, 3 to 15; 5 by default.
             * @example 5
             */
            readonly duration?: number | string;
            /**
             * @description `720p` (default) or `1080p`; `480p` for kling-lite.
             * @example 1080p
             */
            readonly resolution?: string;
            /**
             * @description `16:9` (default), `9:16` or `1:1`; with `image_url` the picture decides.
             * @example 16:9
             */
            readonly aspect_ratio?: string;
            /** @description Speech and sound; kling-o3 only. Default false. */
            readonly audio?: boolean;
            /**
             * @description How the voice sounds; needs `audio: true`.
             * @example Friendly male voice, American accent, moderate pace
             */
            readonly voice_description?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly end_image_url?: string;
            /** @description Ids of `POST /v1/elements`, which the prompt names as `@name`; kling-o3, and kling-v3 with `image_url`. */
            readonly elements?: readonly string[];
            /** @description A storyboard of several shots; kling-o3 only. */
            readonly multi_shot?: boolean;
            /** @description The shots of the storyboard; their durations add up to `duration`. */
            readonly shots?: readonly {
                readonly prompt: string;
                readonly duration: number | string;
            }[];
            /**
             * @description A move of the camera; kling-v3 and kling-motion-control.
             * @example push-in
             * @enum {string}
             */
            readonly camera?: "static" | "push-in" | "pull-out" | "pan-left" | "pan-right" | "tilt-up" | "tilt-down" | "crane-up" | "orbit" | "follow" | "handheld";
        };
        readonly Estimate: {
            /** @description Credits, at most six places. */
            readonly credits: number;
            readonly usd: number;
            readonly breakdown: readonly {
                readonly description: string;
                /** @enum {string} */
                readonly unit: "second" | "image";
                readonly quantity: number;
                /** @description Credits, at most six places. */
                readonly credits_per_unit: number;
                /** @description Credits, at most six places. */
                readonly credits: number;
            }[];
            /** @description Send it with the create to have this price until `expires_at`. */
            readonly quote_id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
            readonly estimated_seconds: number;
            readonly price_version: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
        };
        readonly ImageGenerateRequest: {
            /**
             * @description A model's id or alias; `kling-v3@<version>` pins a version.
             * @example kling-v3
             */
            readonly model: string;
            /**
             * @description What should not be seen.
             * @example blurry, text
             */
            readonly negative_prompt?: string;
            /** @description A public http(s) URL, the id or URL of an upload, or a data: URI of at most 50 MB. Fetched before anything is charged. */
            readonly image_url?: string;
            /**
             * @description The same seed and request give the same result where the engine has seeds.
             * @example 7
             */
            readonly seed?: number;
            /** @description Default false. */
            readonly watermark?: boolean;
            /**
             * @description An https address that is told of every change, signed as Standard Webhooks.
             * @example https://example.com/hooks/kinora
             */
            readonly callback_url?: string;
            /** @description Alias of `callback_url`. */
            readonly webhook_url?: string;
            /**
             * @description Your own name for the task, unique in the workspace.
             * @example order-1234
             */
            readonly external_task_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description A quote of the estimate route: its price is honoured for ten minutes, also when prices change. */
            readonly quote_id?: string;
            /** @description Render a small animatic first: free with live keys, a number a day; `POST /v1/tasks/{id}/finalize` then makes it real. */
            readonly draft?: boolean;
            /** @description When the task fails with `generation_timeout`; the default depends on the model. */
            readonly deadline_seconds?: number;
            /**
             * @description At most 16 pairs of strings, echoed with the task.
             * @example {
             *       "scene": "12"
             *     }
             */
            readonly metadata?: {
                readonly [key: string]: string;
            };
            /**
             * @description Required.
             * @example A lighthouse in a storm, oil painting
             */
            readonly prompt?: string;
            /** @description How many pictures; 1 by default. */
            readonly n?: number;
            /** @description `1k` (default), `2k` or `4k`. */
            readonly resolution?: string;
            /**
             * @description `16:9` (default), `9:16`, `1:1`, `4:3`, `3:4`, `3:2`, `2:3` or `21:9`.
             * @example 1:1
             */
            readonly aspect_ratio?: string;
            /**
             * @description What the pictures are stored as; `png` by default.
             * @enum {string}
             */
            readonly output_format?: "png" | "jpeg" | "webp";
        };
        readonly AvatarGenerateRequest: {
            /**
             * @description `kling-avatar`, which is the default.
             * @example kling-v3
             */
            readonly model?: string;
            /** @description The portrait; as everywhere an address, an id or a data: URI. */
            readonly image_url: string;
            /**
             * @description The same seed and request give the same result where the engine has seeds.
             * @example 7
             */
            readonly seed?: number;
            /** @description Default false. */
            readonly watermark?: boolean;
            /**
             * @description An https address that is told of every change, signed as Standard Webhooks.
             * @example https://example.com/hooks/kinora
             */
            readonly callback_url?: string;
            /** @description Alias of `callback_url`. */
            readonly webhook_url?: string;
            /**
             * @description Your own name for the task, unique in the workspace.
             * @example order-1234
             */
            readonly external_task_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description A quote of the estimate route: its price is honoured for ten minutes, also when prices change. */
            readonly quote_id?: string;
            /** @description Render a small animatic first: free with live keys, a number a day; `POST /v1/tasks/{id}/finalize` then makes it real. */
            readonly draft?: boolean;
            /** @description When the task fails with `generation_timeout`; the default depends on the model. */
            readonly deadline_seconds?: number;
            /**
             * @description At most 16 pairs of strings, echoed with the task.
             * @example {
             *       "scene": "12"
             *     }
             */
            readonly metadata?: {
                readonly [key: string]: string;
            };
            /**
             * @description What it says; how long that takes is what is charged. This, or `audio_url`.
             * @example Welcome! Let me show you around.
             */
            readonly text?: string;
            /** @description A recording of what it says, in place of `text`: an MP3, WAV, M4A or AAC sound of at most 60 s and 5 MB; as everywhere an address, an id or a data: URI. Its length, in whole seconds, is what is charged. */
            readonly audio_url?: string;
            /**
             * @description With `text`: one of `GET /v1/voices`; the first of them by default.
             * @example ava
             */
            readonly voice_id?: string;
            /** @description How it moves, and what is around it. */
            readonly prompt?: string;
            /** @description `720p` (default) or `1080p`. */
            readonly resolution?: string;
        };
        readonly FinalizeRequest: {
            /**
             * @description Refuse a price above this many credits.
             * @example 80
             */
            readonly max_credits?: number;
            /** @description A quote of the estimate route: its price is honoured for ten minutes, also when prices change. */
            readonly quote_id?: string;
            /**
             * @description Which engine may serve the request; `auto` by default.
             * @example auto
             */
            readonly provider?: string | {
                readonly only?: readonly string[];
                readonly order?: readonly string[];
                readonly allow_fallbacks?: boolean;
            };
        };
        readonly Task: {
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id: string;
            readonly status: components["schemas"]["TaskStatus"];
            readonly model: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /** @description Credits, at most six places. */
            readonly credits_reserved: number;
            readonly estimated_seconds: number;
            readonly status_url: string;
            readonly warnings: readonly components["schemas"]["Warning"][];
            /** @enum {string} */
            readonly mode: "test" | "live";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly completed_at: string | null;
            readonly progress: number;
            /** @description 1 for the workspace's next task. */
            readonly queue_position?: number;
            readonly model_version: string | null;
            /** @description The engine that served it. */
            readonly provider: string | null;
            /** @description Credits, at most six places. */
            readonly credits_charged: number;
            readonly external_task_id?: string;
            readonly metadata?: {
                readonly [key: string]: string;
            };
            readonly request: components["schemas"]["RequestEcho"];
            /** @description Null until completed. */
            readonly output: components["schemas"]["VideoOutput"] | components["schemas"]["ImageOutput"] | null;
            readonly error: components["schemas"]["TaskError"];
            readonly receipt: {
                /** @description Credits, at most six places. */
                readonly held: number;
                /** @description Credits, at most six places. */
                readonly charged: number;
                /** @description Credits, at most six places. */
                readonly released: number;
                /** @description `held`, `completed`, `refunded`, or the code that ended the task. */
                readonly reason: string;
            };
            readonly attempts: readonly {
                readonly engine: string;
                readonly state: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly started_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly ended_at: string | null;
                readonly error?: components["schemas"]["TaskError"];
            }[];
            readonly cancellation?: {
                /** @enum {string} */
                readonly state: "requested" | "confirmed" | "too_late" | "unsupported";
            };
            readonly note?: {
                /** @enum {string} */
                readonly code: "upstream_unknown";
                readonly message: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly check_at: string;
            };
            /** @description What the operator's judge decided about the result; absent when none was asked. */
            readonly moderation?: {
                /** @enum {string} */
                readonly stage: "input" | "output";
                /**
                 * @description `unchecked`: the operator's judge gave no answer and lets pass then.
                 * @enum {string}
                 */
                readonly decision: "allowed" | "flagged" | "blocked" | "unchecked";
                /** @enum {string} */
                readonly by: "rules" | "hook";
                readonly category: string | null;
                /** @enum {string|null} */
                readonly severity: "low" | "medium" | "high" | "critical" | null;
                readonly param: string | null;
                readonly policy_version: string;
            };
            /**
             * @description The draft that this task re-runs live.
             * @example 383049217409351680
             */
            readonly draft_of?: string;
            /** @description Live re-runs of this draft, oldest first. */
            readonly final_ids?: readonly string[];
            readonly scene?: {
                /** @description How the local engine understood the prompt, as JSON. */
                readonly url: string;
                /** @description Words of the prompt that nothing was drawn for. */
                readonly unmatched: readonly string[];
            };
            /** @description Grows with each visible change. */
            readonly sequence: number;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly deleted_at?: string;
        };
        /** @description Null once the task was deleted. */
        readonly RequestEcho: {
            readonly model: string;
            readonly prompt: string;
            readonly negative_prompt?: string;
            readonly duration?: number;
            readonly n?: number;
            readonly resolution: string;
            readonly aspect_ratio: string;
            readonly audio?: boolean;
            readonly voice_description?: string;
            readonly text?: string;
            readonly voice_id?: string;
            readonly multi_shot?: boolean;
            readonly shots?: readonly {
                readonly prompt: string;
                readonly duration: number;
            }[];
            /** @description The stored input's asset id. */
            readonly image_url?: string;
            readonly end_image_url?: string;
            /** @description The stored recording's asset id. */
            readonly audio_url?: string;
            readonly elements?: readonly string[];
            readonly camera?: string;
            /** @enum {string} */
            readonly output_format?: "png" | "jpeg" | "webp";
            readonly seed: number;
            readonly watermark: boolean;
            /**
             * @description Rendered small; `resolution` is its final's.
             * @enum {boolean}
             */
            readonly draft?: true;
        } | null;
        readonly VideoOutput: {
            /** @enum {string} */
            readonly type: "video";
            readonly url: string;
            readonly videos: readonly {
                readonly id: string;
                readonly url: string;
                /** @description Seconds. */
                readonly duration: number;
                readonly width: number;
                readonly height: number;
                readonly fps: number;
                readonly mime: string;
                /** @description Bytes. */
                readonly size: number;
                readonly has_audio: boolean;
            }[];
            readonly thumbnail_url: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly ImageOutput: {
            /** @enum {string} */
            readonly type: "image";
            readonly url: string;
            readonly images: readonly {
                readonly index: number;
                readonly url: string;
                readonly width: number;
                readonly height: number;
                readonly mime: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        /** @description Null unless failed. */
        readonly TaskError: {
            /** @enum {string} */
            readonly code: "auth_missing" | "auth_scheme" | "auth_invalid_key" | "auth_key_expired" | "auth_key_revoked" | "auth_token_not_yet_valid" | "auth_token_expired" | "ip_not_allowed" | "scope_missing" | "plan_required" | "model_not_on_plan" | "insufficient_credits" | "budget_exceeded" | "rate_limited" | "concurrency_limited" | "queue_full" | "overloaded" | "maintenance" | "invalid_json" | "unsupported_content_type" | "invalid_parameter" | "missing_parameter" | "unknown_parameter" | "unsupported_combination" | "model_not_found" | "not_found" | "route_not_found" | "method_not_allowed" | "payload_too_large" | "idempotency_mismatch" | "idempotency_in_progress" | "conflict_state" | "image_url_unreachable" | "image_url_forbidden" | "image_url_login" | "unsupported_media" | "image_too_large" | "image_too_small" | "aspect_ratio" | "content_blocked_input" | "content_blocked_output" | "generation_failed" | "generation_timeout" | "upstream_unavailable" | "upstream_unknown" | "upstream_misconfigured" | "result_expired" | "canceled" | "storage_full" | "internal" | "upstream_timeout";
            /** @example duration must be 3 to 15 seconds for kling-v3, got 20. */
            readonly message: string;
            readonly fix: string;
            readonly retryable: boolean;
            readonly param?: string;
            /** @description Seconds. */
            readonly retry_after?: number;
            /**
             * @description Opaque; 18 or 19 digits.
             * @example 383049217409351680
             */
            readonly task_id?: string;
            readonly doc_url: string;
        } | null;
        readonly TaskList: {
            readonly data: readonly components["schemas"]["Task"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        /** @description What `kinora scene` prints and `kinora render` draws. */
        readonly Scene: {
            /** @enum {number} */
            readonly version: 1;
            readonly unmatched: readonly string[];
        } & {
            readonly [key: string]: unknown;
        };
        readonly Upload: {
            /** @example asset_0123456789abcdefghijklmn */
            readonly asset_id: string;
            /** @description Unguessable and public; usable as `image_url`. */
            readonly url: string;
            /** @enum {string} */
            readonly type: "image" | "video" | "audio";
            readonly mime: string;
            readonly width: number | null;
            readonly height: number | null;
            /** @description Seconds. */
            readonly duration: number | null;
            /** @description Bytes. */
            readonly size: number;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly AssetList: {
            readonly data: readonly components["schemas"]["Asset"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly Asset: {
            /** @example asset_0123456789abcdefghijklmn */
            readonly asset_id: string;
            /** @enum {string} */
            readonly object: "asset";
            /** @description Null when its time is over. */
            readonly url: string | null;
            /** @enum {string} */
            readonly role: "upload" | "input" | "output" | "poster";
            /** @enum {string} */
            readonly type: "image" | "video" | "audio";
            /** @description The task that made it. */
            readonly task_id: string | null;
            readonly name: string;
            readonly mime: string;
            /** @description Bytes. */
            readonly size: number;
            readonly width: number | null;
            readonly height: number | null;
            /** @description Seconds. */
            readonly duration: number | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly Element: {
            readonly id: string;
            /** @enum {string} */
            readonly object: "element";
            readonly name: string;
            readonly description: string;
            /**
             * @description How a prompt names it.
             * @example @Mira
             */
            readonly mention: string;
            readonly images: readonly {
                readonly asset_id: string;
                readonly url: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
        };
        readonly ElementCreateRequest: {
            /**
             * @description A prompt says it with an @ before.
             * @example Mira
             */
            readonly name: string;
            /**
             * @description What it looks like; engines that take no pictures go by it.
             * @example a woman with red hair in a green coat
             */
            readonly description: string;
            /** @description Pictures of it, the one that shows it best first. */
            readonly image_urls: readonly string[];
        };
        readonly ElementList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Element"][];
        };
        readonly VoiceList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Voice"][];
        };
        readonly Voice: {
            /** @example ava */
            readonly id: string;
            /** @enum {string} */
            readonly object: "voice";
            readonly name: string;
            /** @example en */
            readonly language: string;
            /** @description How it sounds; goes into `voice_description` as it is. */
            readonly description: string;
        };
        readonly ModelList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Model"][];
        };
        readonly Model: {
            readonly id: string;
            /** @enum {string} */
            readonly object: "model";
            readonly version: string;
            readonly description: string;
            readonly aliases: readonly string[];
            readonly capabilities: {
                readonly audio: boolean;
                readonly multi_shot: boolean;
                readonly image_input: boolean;
                readonly end_image: boolean;
                readonly camera: boolean;
                readonly negative_prompt: boolean;
            };
            readonly limits: {
                readonly duration_min: number;
                readonly duration_max: number;
                readonly duration_default: number;
                readonly resolutions: readonly string[];
                readonly resolution_default: string;
                readonly aspect_ratios: readonly string[];
                readonly prompt_characters_max: number;
                readonly n_max: number;
                readonly deadline_seconds: number;
            };
            readonly pricing: {
                readonly version: string;
                readonly rates: readonly {
                    /** @enum {string} */
                    readonly variant: "silent" | "audio" | "multi_shot" | "video_input";
                    /** @enum {string} */
                    readonly unit: "second" | "image";
                    readonly credits: {
                        readonly [key: string]: number;
                    };
                    readonly example_10_seconds?: {
                        readonly [key: string]: {
                            /** @description Credits, at most six places. */
                            readonly credits: number;
                            readonly usd: number;
                        };
                    };
                }[];
            };
            readonly providers: readonly string[];
            /** @description The plan, the key and an engine allow it now. */
            readonly available: boolean;
        };
        readonly ProviderList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly object: "provider";
                readonly models: readonly string[];
                readonly modes: readonly ("test" | "live")[];
                /** @description True when it runs on this server. */
                readonly local: boolean;
                readonly capabilities: {
                    readonly audio: boolean;
                    readonly multi_shot: boolean;
                    readonly image_input: boolean;
                    readonly end_image: boolean;
                    readonly seed: boolean;
                };
            }[];
        };
        readonly WebhookSecret: {
            /**
             * @description What `webhook-signature` is made with: `whsec_` and base64, as Standard Webhooks has it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            readonly secret: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description Until then the secret before the last rotation signs besides.
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly previous_signs_until: string | null;
        };
        readonly WebhookRotateRequest: {
            /**
             * @description How long the old secret signs besides; 86400 by default.
             * @example 86400
             */
            readonly overlap_seconds?: number;
        };
        readonly WebhookEndpointList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["WebhookEndpoint"][];
        };
        readonly WebhookEndpoint: {
            /** @example we_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "webhook_endpoint";
            readonly url: string;
            readonly description: string;
            /** @description Empty: all. */
            readonly events: readonly string[];
            /** @enum {string} */
            readonly status: "active" | "paused" | "disabled";
            /**
             * @description `failing`: every delivery failed for five days. `gone`: it answered 410.
             * @enum {string|null}
             */
            readonly status_reason: "requested" | "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly failing_since: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_success_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_failure_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly previous_secret_signs_until: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly NewWebhookEndpoint: {
            /** @example we_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "webhook_endpoint";
            readonly url: string;
            readonly description: string;
            /** @description Empty: all. */
            readonly events: readonly string[];
            /** @enum {string} */
            readonly status: "active" | "paused" | "disabled";
            /**
             * @description `failing`: every delivery failed for five days. `gone`: it answered 410.
             * @enum {string|null}
             */
            readonly status_reason: "requested" | "failing" | "gone" | null;
            /**
             * Format: date-time
             * @description The first failure since the last success.
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly failing_since: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_success_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_failure_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly previous_secret_signs_until: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly updated_at: string;
            /** @description Shown this once. */
            readonly secret: string;
        };
        readonly WebhookEndpointCreateRequest: {
            /**
             * @description A public https address; http where the operator allows its network.
             * @example https://example.com/hooks/kinora
             */
            readonly url: string;
            /** @example Order system */
            readonly description?: string;
            /**
             * @description Types, or families such as `task.*`; empty means all.
             * @example [
             *       "task.completed",
             *       "task.failed"
             *     ]
             */
            readonly events?: readonly ("task.processing" | "task.completed" | "task.failed" | "credits.low" | "invoice.paid" | "key.expiring" | "key.old" | "webhook.paused" | "webhook.disabled" | "webhook.test" | "task.*" | "credits.*" | "invoice.*" | "key.*" | "webhook.*")[];
        };
        readonly WebhookEndpointChangeRequest: {
            /**
             * @description A public https address; http where the operator allows its network.
             * @example https://example.com/hooks/kinora
             */
            readonly url?: string;
            /** @example Order system */
            readonly description?: string;
            /**
             * @description Types, or families such as `task.*`; empty means all.
             * @example [
             *       "task.completed",
             *       "task.failed"
             *     ]
             */
            readonly events?: readonly ("task.processing" | "task.completed" | "task.failed" | "credits.low" | "invoice.paid" | "key.expiring" | "key.old" | "webhook.paused" | "webhook.disabled" | "webhook.test" | "task.*" | "credits.*" | "invoice.*" | "key.*" | "webhook.*")[];
            /**
             * @description What waits for an endpoint that is paused ends; `resend` brings it back.
             * @enum {string}
             */
            readonly status?: "active" | "paused";
        };
        readonly WebhookDeliveryDetail: {
            /** @example whd_383049217409351680_3_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "webhook_delivery";
            /**
             * @description The same in every attempt, at every receiver and in the feed: `webhook-id`.
             * @example evt_383049217409351680_3
             */
            readonly event_id: string;
            /**
             * @example task.completed
             * @enum {string}
             */
            readonly event: "task.processing" | "task.completed" | "task.failed" | "credits.low" | "invoice.paid" | "key.expiring" | "key.old" | "webhook.paused" | "webhook.disabled" | "webhook.test";
            /** @description Null for what is no task's. */
            readonly task_id: string | null;
            /** @description Null for a task's `callback_url`. */
            readonly endpoint_id: string | null;
            readonly url: string;
            /** @enum {string} */
            readonly status: "pending" | "delivered" | "failed";
            readonly attempt_count: number;
            readonly last_http_status: number | null;
            readonly last_error: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly next_attempt_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly ended_at: string | null;
            /** @description What is sent. */
            readonly request_body: {
                readonly [key: string]: unknown;
            };
            readonly attempts: readonly {
                readonly number: number;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly at: string;
                readonly duration_ms: number;
                readonly http_status: number | null;
                readonly error: string | null;
                /** @description Its first 4 KiB. */
                readonly response_body: string | null;
            }[];
        };
        readonly WebhookResent: {
            /** @description Deliveries that are due again. */
            readonly resent: number;
            /** @description Call again for the rest. */
            readonly has_more: boolean;
        };
        readonly WebhookResendRequest: {
            /**
             * @description Inclusive; five days ago by default.
             * @example 2026-11-24T10:00:00Z
             */
            readonly since?: string;
            /**
             * @description `missed` (default): what failed, and what came while the endpoint was not active. `all`: what it got, too.
             * @enum {string}
             */
            readonly which?: "missed" | "all";
        };
        readonly WebhookDeliveryList: {
            readonly data: readonly components["schemas"]["WebhookDelivery"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly WebhookDelivery: {
            /** @example whd_383049217409351680_3_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "webhook_delivery";
            /**
             * @description The same in every attempt, at every receiver and in the feed: `webhook-id`.
             * @example evt_383049217409351680_3
             */
            readonly event_id: string;
            /**
             * @example task.completed
             * @enum {string}
             */
            readonly event: "task.processing" | "task.completed" | "task.failed" | "credits.low" | "invoice.paid" | "key.expiring" | "key.old" | "webhook.paused" | "webhook.disabled" | "webhook.test";
            /** @description Null for what is no task's. */
            readonly task_id: string | null;
            /** @description Null for a task's `callback_url`. */
            readonly endpoint_id: string | null;
            readonly url: string;
            /** @enum {string} */
            readonly status: "pending" | "delivered" | "failed";
            readonly attempt_count: number;
            readonly last_http_status: number | null;
            readonly last_error: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly next_attempt_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly ended_at: string | null;
        };
        readonly EventList: {
            readonly data: readonly components["schemas"]["Event"][];
            readonly has_more: boolean;
            /** @description Send it as `after`. */
            readonly next_cursor: string | null;
        };
        readonly Event: {
            /**
             * @description The same in every attempt, at every receiver and in the feed: `webhook-id`.
             * @example evt_383049217409351680_3
             */
            readonly id: string;
            /** @enum {string} */
            readonly object: "event";
            /**
             * @example task.completed
             * @enum {string}
             */
            readonly type: "task.processing" | "task.completed" | "task.failed" | "credits.low" | "invoice.paid" | "key.expiring" | "key.old" | "webhook.paused" | "webhook.disabled" | "webhook.test";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /** @description Null for what is no task's. */
            readonly task_id: string | null;
            /** @description The task's; grows with each of its changes. */
            readonly sequence: number | null;
            /** @description The body that webhooks carry: the task as it was, and `event`. */
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        readonly RequestList: {
            readonly data: readonly components["schemas"]["RequestLine"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
            /** @description Requests of the last 7 days that are only counted. */
            readonly not_stored: {
                /** @description Reads and polls that went well. */
                readonly reads: number;
                /** @description Requests that the server had no time to store. */
                readonly dropped: number;
            };
        };
        readonly RequestLine: {
            /**
             * @description As in `X-Request-Id`.
             * @example req_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b
             */
            readonly id: string;
            /** @enum {string} */
            readonly object: "request";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            readonly method: string;
            readonly path: string;
            /**
             * @description The wire format that was spoken.
             * @example guide
             */
            readonly dialect: string;
            /** @description Null when the caller had gone before the answer. */
            readonly status: number | null;
            readonly error_code: string | null;
            readonly duration_ms: number;
            readonly key_id: string | null;
            readonly task_id: string | null;
            readonly client_address: string | null;
            readonly user_agent: string | null;
            /** @description What the content rules decided about a create; null when nothing was judged. */
            readonly policy: {
                /** @enum {string} */
                readonly stage: "input" | "output";
                /**
                 * @description `unchecked`: the operator's judge gave no answer and lets pass then.
                 * @enum {string}
                 */
                readonly decision: "allowed" | "flagged" | "blocked" | "unchecked";
                /** @enum {string} */
                readonly by: "rules" | "hook";
                readonly category: string | null;
                /** @enum {string|null} */
                readonly severity: "low" | "medium" | "high" | "critical" | null;
                readonly param: string | null;
                readonly policy_version: string;
            } | null;
        };
        readonly Request: {
            /**
             * @description As in `X-Request-Id`.
             * @example req_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b
             */
            readonly id: string;
            /** @enum {string} */
            readonly object: "request";
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            readonly method: string;
            readonly path: string;
            /**
             * @description The wire format that was spoken.
             * @example guide
             */
            readonly dialect: string;
            /** @description Null when the caller had gone before the answer. */
            readonly status: number | null;
            readonly error_code: string | null;
            readonly duration_ms: number;
            readonly key_id: string | null;
            readonly task_id: string | null;
            readonly client_address: string | null;
            readonly user_agent: string | null;
            /** @description What the content rules decided about a create; null when nothing was judged. */
            readonly policy: {
                /** @enum {string} */
                readonly stage: "input" | "output";
                /**
                 * @description `unchecked`: the operator's judge gave no answer and lets pass then.
                 * @enum {string}
                 */
                readonly decision: "allowed" | "flagged" | "blocked" | "unchecked";
                /** @enum {string} */
                readonly by: "rules" | "hook";
                readonly category: string | null;
                /** @enum {string|null} */
                readonly severity: "low" | "medium" | "high" | "critical" | null;
                readonly param: string | null;
                readonly policy_version: string;
            } | null;
            /** @description At most 16 KiB, without secrets and media; null for none. */
            readonly request_body?: unknown;
            /** @description As `request_body`. */
            readonly response_body?: unknown;
        };
        readonly Account: {
            readonly workspace: {
                readonly id: string;
                readonly name: string;
            };
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly plan: {
                readonly api: components["schemas"]["Plan"];
                readonly web: components["schemas"]["Plan"];
            };
            readonly key: {
                readonly id: string;
                readonly name: string;
                readonly scopes: readonly string[];
                /** @description Null when the key is as wide as the plan. */
                readonly models: readonly string[] | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly created_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly expires_at: string | null;
                /** @description What to do about the key: it is old, or ends soon. */
                readonly notices: readonly components["schemas"]["KeyNotice"][];
            };
            readonly limits: {
                readonly requests_per_minute: number;
                readonly burst: number;
                /** @description Tasks that may run and wait at once. */
                readonly open_tasks: number;
            };
        };
        /** @description Opens the API; credits alone do not. */
        readonly Plan: {
            readonly id: string;
            readonly models: "all" | readonly string[];
            readonly requests_per_minute: number | null;
            readonly burst: number | null;
            readonly running_max: number | null;
            readonly queue_depth: number;
            readonly storage_bytes: number | null;
        } | null;
        readonly KeyNotice: {
            /** @enum {string} */
            readonly code: "key_old" | "key_expiring";
            readonly message: string;
            /**
             * Format: date-time
             * @description From when on it has been so.
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly since: string;
        };
        readonly Credits: {
            /** @description Credits, at most six places. */
            readonly balance: number;
            /** @description Credits, at most six places. */
            readonly reserved: number;
            /** @description Credits, at most six places. */
            readonly available: number;
            readonly usd_per_credit: number;
            readonly packs: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly source: "promo" | "trial" | "plan" | "pack" | "refund";
                /** @description Credits, at most six places. */
                readonly total: number;
                /** @description Credits, at most six places. */
                readonly remaining: number;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly expires_at: string | null;
            }[];
        };
        readonly Usage: {
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly to: string;
            readonly group_by: readonly ("day" | "model" | "key" | "engine" | "dialect")[];
            readonly data: readonly {
                readonly day?: string;
                readonly model?: string;
                readonly key?: string | null;
                /** @description Null for tasks that no engine served. */
                readonly engine?: string | null;
                readonly dialect?: string;
                readonly tasks: number;
                readonly completed: number;
                readonly failed: number;
                /** @description Credits, at most six places. */
                readonly credits_charged: number;
                /** @description Credits, at most six places. */
                readonly credits_reserved: number;
            }[];
        };
        readonly Ledger: {
            readonly data: readonly {
                readonly id: string;
                /** @enum {string} */
                readonly kind: "grant" | "hold" | "capture" | "release" | "expire" | "refund" | "adjust" | "upstream_cost";
                /** @description Credits, at most six places. */
                readonly credits: number;
                /** @description The same amount, exact, in millionths of a credit. */
                readonly micro_credits: string;
                /** @description Credits, at most six places. */
                readonly available_change: number;
                /** @description Credits, at most six places. */
                readonly reserved_change: number;
                /**
                 * @description Opaque; 18 or 19 digits.
                 * @example 383049217409351680
                 */
                readonly task_id: string | null;
                readonly pack_id: string | null;
                readonly reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly created_at: string;
            }[];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly PlanList: {
            /** @enum {string} */
            readonly object: "list";
            readonly version: string;
            readonly data: readonly {
                readonly id: string;
                /**
                 * @description Only an API plan opens the API.
                 * @enum {string}
                 */
                readonly kind: "api" | "web";
                readonly models: "all" | readonly string[];
                readonly requests_per_minute: number | null;
                readonly burst: number | null;
                /** @description Clips, and apart from them pictures, at once. */
                readonly running_max: number | null;
                /** @description Tasks that may wait above that. */
                readonly queue_depth: number;
                readonly drafts_per_day: number | null;
                readonly storage_bytes: number | null;
                readonly grant_credits: number;
                /** @enum {string} */
                readonly grant_period: "once" | "month" | "never";
                /** @description A month. */
                readonly price_usd: number;
            }[];
            readonly current: readonly {
                /** @enum {string} */
                readonly kind: "api" | "web";
                readonly plan: string;
                /** @enum {string|null} */
                readonly payment: "manual" | "stripe" | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly period_start: string | null;
                /**
                 * Format: date-time
                 * @description When its next month begins.
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly period_end: string | null;
            }[];
        };
        readonly PackList: {
            /** @enum {string} */
            readonly object: "list";
            readonly version: string;
            readonly data: readonly {
                readonly id: string;
                readonly credits: number;
                /** @description US dollars. */
                readonly price_usd: number;
                /** @description Days from the payment; null for never. */
                readonly expires_days: number | null;
            }[];
        };
        readonly Order: {
            /** @example ord_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "order";
            /** @enum {string} */
            readonly state: "open" | "paid" | "canceled";
            readonly item: {
                /** @enum {string} */
                readonly kind: "pack" | "plan";
                readonly id: string;
            };
            readonly description: string;
            /** @description Credits, at most six places. */
            readonly credits: number;
            /** @description US dollars. */
            readonly amount_usd: number;
            /** @enum {string} */
            readonly payment: "manual" | "stripe";
            /** @description Where a person pays; null when there is nothing to do there. */
            readonly checkout_url: string | null;
            /** @description What happens next, while it is open. */
            readonly instructions: string | null;
            /** @description Ordered by the automatic top-up. */
            readonly automatic: boolean;
            readonly invoice: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly paid_at: string | null;
        };
        /** @description One of the two. */
        readonly OrderRequest: {
            /** @example pack-1000 */
            readonly pack?: string;
            /** @example api-starter */
            readonly plan?: string;
        };
        readonly OrderList: {
            readonly data: readonly components["schemas"]["Order"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly InvoiceList: {
            readonly data: readonly components["schemas"]["Invoice"][];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
        readonly Invoice: {
            /** @example INV-000042 */
            readonly number: string;
            /** @example ord_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly order_id: string;
            readonly workspace_id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly issued_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly paid_at: string;
            /** @enum {string} */
            readonly currency: "usd";
            /** @description US dollars. */
            readonly amount_usd: number;
            /** @enum {string} */
            readonly payment: "manual" | "stripe";
            readonly automatic: boolean;
            readonly lines: readonly {
                /** @enum {string} */
                readonly kind: "pack" | "plan";
                readonly id: string;
                readonly description: string;
                readonly quantity: number;
                /** @description Credits, at most six places. */
                readonly credits: number;
                /** @description US dollars. */
                readonly amount_usd: number;
            }[];
        };
        readonly Billing: {
            /**
             * @description How orders are paid on this server.
             * @enum {string}
             */
            readonly payment: "manual" | "stripe";
            /** @description The event `credits.low` is sent once when less is available; null for never. */
            readonly low_balance_credits: number | null;
            /** @description What is bought when live credits fall below the threshold. */
            readonly auto_top_up: {
                readonly pack: string;
                readonly per_month: number;
            } | null;
        };
        readonly BillingChange: {
            /**
             * @description For the key's side of the workspace; null switches it off.
             * @example 200
             */
            readonly low_balance_credits?: number;
            /**
             * @description Null switches it off. Live keys only.
             * @example {
             *       "pack": "pack-1000",
             *       "per_month": 3
             *     }
             */
            readonly auto_top_up?: {
                readonly pack: string;
                /** @description Most such payments in a month of UTC. */
                readonly per_month: number;
            };
        };
        readonly Refill: {
            /** @description What was added. */
            readonly credits: number;
            /** @description Credits, at most six places. */
            readonly available: number;
        };
        readonly BudgetList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly {
                /** @enum {string} */
                readonly scope: "workspace" | "key";
                readonly key_id: string | null;
                /**
                 * @description Days and months are those of UTC.
                 * @enum {string}
                 */
                readonly period: "total" | "day" | "month";
                /** @description The cap. */
                readonly credits: number;
                /** @description Credits, at most six places. */
                readonly reserved: number;
                /** @description Credits, at most six places. */
                readonly spent: number;
                /** @description Credits, at most six places. */
                readonly left: number;
            }[];
        };
        readonly BudgetChange: {
            /** @enum {string} */
            readonly scope: "workspace" | "key";
            /** @description With the scope `key`. */
            readonly key_id?: string;
            /** @enum {string} */
            readonly period: "day" | "month";
            /**
             * @description The cap; null lifts it.
             * @example 500
             */
            readonly credits?: number;
        };
        readonly KeyList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["Key"][];
        };
        readonly Key: {
            /** @example key_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "key";
            readonly name: string;
            /** @enum {string} */
            readonly mode: "test" | "live";
            /** @description Enough to tell keys apart; the key itself is not stored. */
            readonly hint: string;
            /** @enum {string} */
            readonly state: "active" | "expired" | "revoked";
            readonly scopes: readonly ("generate" | "read" | "manage")[];
            /** @description Null: all of the plan. */
            readonly models: readonly string[] | null;
            /** @description Null: from anywhere. */
            readonly networks: readonly string[] | null;
            /** @description Most that it may ever spend. */
            readonly max_credits: number | null;
            /** @description Most that it may spend in a day of UTC. */
            readonly max_credits_per_day: number | null;
            /** @description Of its AK/SK pair, when it has one. */
            readonly access_key: string | null;
            readonly replaced_by: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_used_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly revoked_at: string | null;
            readonly notices: readonly components["schemas"]["KeyNotice"][];
        };
        readonly NewKey: {
            /** @example key_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b */
            readonly id: string;
            /** @enum {string} */
            readonly object: "key";
            readonly name: string;
            /** @enum {string} */
            readonly mode: "test" | "live";
            /** @description Enough to tell keys apart; the key itself is not stored. */
            readonly hint: string;
            /** @enum {string} */
            readonly state: "active" | "expired" | "revoked";
            readonly scopes: readonly ("generate" | "read" | "manage")[];
            /** @description Null: all of the plan. */
            readonly models: readonly string[] | null;
            /** @description Null: from anywhere. */
            readonly networks: readonly string[] | null;
            /** @description Most that it may ever spend. */
            readonly max_credits: number | null;
            /** @description Most that it may spend in a day of UTC. */
            readonly max_credits_per_day: number | null;
            /** @description Of its AK/SK pair, when it has one. */
            readonly access_key: string | null;
            readonly replaced_by: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly expires_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly last_used_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T10:00:00.000Z
             */
            readonly revoked_at: string | null;
            readonly notices: readonly components["schemas"]["KeyNotice"][];
            /** @description Shown this once. */
            readonly key: string;
            /** @description Signs tokens for `access_key`. Shown this once. */
            readonly secret_key: string | null;
        };
        readonly KeyCreateRequest: {
            readonly name: string;
            /** @description What it may do; everything if left out. */
            readonly scopes?: readonly ("generate" | "read" | "manage")[];
            /** @description All models of the plan if left out. */
            readonly models?: readonly ("kling-v3" | "kling-o3" | "kling-motion-control" | "kling-image" | "kling-avatar" | "kling-lite")[];
            /**
             * @description Address blocks that it may be used from; anywhere if left out.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            readonly networks?: readonly string[];
            /** @description Most that it may ever spend. */
            readonly max_credits?: number;
            /** @description Most that it may spend in a day of UTC. */
            readonly max_credits_per_day?: number;
            /** @example 2027-01-31T12:00:00Z */
            readonly expires_at?: string;
            /** @description Make an AK/SK pair besides, for clients that sign a token (HS256). */
            readonly access_pair?: boolean;
        };
        /** @description What is left out stays; null lifts a limit. */
        readonly KeyChangeRequest: {
            readonly name?: string;
            /** @description What it may do; everything if left out. */
            readonly scopes?: readonly ("generate" | "read" | "manage")[];
            /** @description All models of the plan if left out. */
            readonly models?: readonly ("kling-v3" | "kling-o3" | "kling-motion-control" | "kling-image" | "kling-avatar" | "kling-lite")[];
            /**
             * @description Address blocks that it may be used from; anywhere if left out.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            readonly networks?: readonly string[];
            /** @description Most that it may ever spend. */
            readonly max_credits?: number;
            /** @description Most that it may spend in a day of UTC. */
            readonly max_credits_per_day?: number;
            /** @example 2027-01-31T12:00:00Z */
            readonly expires_at?: string;
        };
        readonly KeyRotateRequest: {
            /** @description How long both keys work; 24 hours if left out, 0 ends the old one now. */
            readonly overlap_seconds?: number;
        };
        readonly AccessPair: {
            /** @description The `iss` of a token. */
            readonly access_key: string;
            /** @description Signs a token, HS256. Shown this once. */
            readonly secret_key: string;
        };
        readonly Audit: {
            readonly data: readonly {
                readonly id: string;
                /** @example key.revoked */
                readonly action: string;
                readonly actor: {
                    /** @enum {string} */
                    readonly kind: "key" | "person" | "command_line" | "system";
                    readonly id: string | null;
                    readonly name: string | null;
                };
                readonly target: {
                    readonly kind: string;
                    readonly id: string;
                };
                /** @description What was set, and what it was before. */
                readonly detail: {
                    readonly [key: string]: unknown;
                };
                readonly request_id: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T10:00:00.000Z
                 */
                readonly created_at: string;
            }[];
            readonly has_more: boolean;
            readonly next_cursor: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly videoGenerate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "kling-v3",
                 *       "prompt": "A cinematic shot of a person walking through a futuristic city at sunset",
                 *       "duration": 5,
                 *       "resolution": "1080p"
                 *     }
                 */
                readonly "application/json": components["schemas"]["VideoGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. `content_blocked_input`: The content rules refuse this input. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap, or what the plan stores, would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly videoEstimate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VideoGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageGenerate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "kling-image",
                 *       "prompt": "A lighthouse in a storm, oil painting",
                 *       "aspect_ratio": "16:9"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ImageGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. `content_blocked_input`: The content rules refuse this input. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap, or what the plan stores, would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageEstimate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImageGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly avatarGenerate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "image_url": "https://example.com/portrait.jpg",
                 *       "text": "Welcome!",
                 *       "voice_id": "ava"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AvatarGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. `content_blocked_input`: The content rules refuse this input. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap, or what the plan stores, would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly avatarEstimate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AvatarGenerateRequest"];
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskFinalize: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeating a create under the same key within 24 hours makes no second task. */
                readonly "Idempotency-Key"?: string;
                /** @description Refuse unknown fields instead of ignoring them. */
                readonly "X-Strict"?: "1";
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["FinalizeRequest"];
            };
        };
        readonly responses: {
            /** @description The live task is stored. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedTask"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_combination`: These parameters do not go together. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. `content_blocked_input`: The content rules refuse this input. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `plan_required`: The workspace has no active API plan; credits alone do not open the API. `model_not_on_plan`: The plan does not include this model. `insufficient_credits`: The price is higher than the available credits. `budget_exceeded`: A spending cap, or what the plan stores, would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. `idempotency_in_progress`: The first request with this idempotency key still runs. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `result_expired`: The result has passed its retention or was deleted. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `idempotency_mismatch`: The idempotency key was used with another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. `queue_full`: The workspace's queue is full. `concurrency_limited`: Too many tasks run at once on a plan without a queue. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `upstream_unavailable`: No engine can take this request now. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly videoStatus: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly imageStatus: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Seconds to hold the request open until the task changes.
                 * @example 30
                 */
                readonly wait?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What is left of the task. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly status?: "queued" | "processing" | "completed" | "failed";
                readonly model?: string;
                /** @description Inclusive. */
                readonly created_after?: string;
                /** @description Exclusive. */
                readonly created_before?: string;
                readonly external_task_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tasks. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskScene: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The scene. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Scene"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task as it is now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly taskEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description The task has ended, and its end was received before. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file: string;
                };
                readonly "image/*": string;
                readonly "video/*": string;
                readonly "audio/*": string;
            };
        };
        readonly responses: {
            /** @description The stored file. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `missing_parameter`: A required parameter is missing. `invalid_parameter`: A parameter has a wrong type or value. `unsupported_media`: The file is not a supported picture, clip or sound. `image_too_large`: The file is too large. `image_url_login`: The address needs a login or its signature has expired. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. `budget_exceeded`: A spending cap, or what the plan stores, would be exceeded. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stored file. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `result_expired`: The result has passed its retention or was deleted. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly uploadDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The upload is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly assetList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly role?: "upload" | "input" | "output" | "poster";
                readonly type?: "image" | "video" | "audio";
                readonly task_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of media. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AssetList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly elementList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All elements. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ElementList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly elementCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ElementCreateRequest"];
            };
        };
        readonly responses: {
            /** @description The element. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Element"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. `image_url_unreachable`: The file could not be fetched. `image_url_forbidden`: The address is not a public one. `image_url_login`: The address needs a login or its signature has expired. `image_too_large`: The file is too large. `image_too_small`: The picture is too small. `aspect_ratio`: The picture's sides are too unequal. `content_blocked_input`: The content rules refuse this input. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly elementGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The element. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Element"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly elementDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The element is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly voiceList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All voices. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VoiceList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly modelList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All models. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly modelGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The model. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Model"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `model_not_found`: There is no such model. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly providerList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Engines of the key's mode. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookSecretGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The secret. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookSecretRotate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookRotateRequest"];
            };
        };
        readonly responses: {
            /** @description The new secret. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The endpoints, oldest first. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookEndpointCreateRequest"];
            };
        };
        readonly responses: {
            /** @description The endpoint with its secret. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The endpoint. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The endpoint is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointChange: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookEndpointChangeRequest"];
            };
        };
        readonly responses: {
            /** @description The endpoint. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointRotate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookRotateRequest"];
            };
        };
        readonly responses: {
            /** @description The endpoint with its new secret. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The delivery, which is due now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointResend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookResendRequest"];
            };
        };
        readonly responses: {
            /** @description How many are due again. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookResent"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookEndpointDeliveryList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly status?: "pending" | "delivered" | "failed";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of deliveries. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookDeliveryList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly status?: "pending" | "delivered" | "failed";
                readonly task_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of deliveries. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookDeliveryGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The delivery. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly webhookDeliveryResend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The delivery, which is due now. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly eventList: {
        readonly parameters: {
            readonly query?: {
                /** @description Id of the last event that you have seen; `oldest`, which is the default of a list, or `newest`, which is that of a stream. */
                readonly after?: string;
                readonly limit?: number;
                /** @description Types or families, separated by commas; all by default. */
                readonly types?: string;
            };
            readonly header?: {
                readonly "Last-Event-ID"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Events, oldest first. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventList"];
                    readonly "text/event-stream": string;
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly requestList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly outcome?: "ok" | "error";
                readonly status?: number;
                /** @description An error code. */
                readonly code?: "auth_missing" | "auth_scheme" | "auth_invalid_key" | "auth_key_expired" | "auth_key_revoked" | "auth_token_not_yet_valid" | "auth_token_expired" | "ip_not_allowed" | "scope_missing" | "plan_required" | "model_not_on_plan" | "insufficient_credits" | "budget_exceeded" | "rate_limited" | "concurrency_limited" | "queue_full" | "overloaded" | "maintenance" | "invalid_json" | "unsupported_content_type" | "invalid_parameter" | "missing_parameter" | "unknown_parameter" | "unsupported_combination" | "model_not_found" | "not_found" | "route_not_found" | "method_not_allowed" | "payload_too_large" | "idempotency_mismatch" | "idempotency_in_progress" | "conflict_state" | "image_url_unreachable" | "image_url_forbidden" | "image_url_login" | "unsupported_media" | "image_too_large" | "image_too_small" | "aspect_ratio" | "content_blocked_input" | "content_blocked_output" | "generation_failed" | "generation_timeout" | "upstream_unavailable" | "upstream_unknown" | "upstream_misconfigured" | "result_expired" | "canceled" | "storage_full" | "internal" | "upstream_timeout";
                readonly task_id?: string;
                readonly key_id?: string;
                /** @description Inclusive. */
                readonly created_after?: string;
                /** @description Exclusive. */
                readonly created_before?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of requests. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RequestList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly requestGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Request"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly accountGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly creditsGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The wallet; packs in the order in which they are spent. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Credits"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly usageGet: {
        readonly parameters: {
            readonly query?: {
                /** @description Inclusive; 30 days ago by default. */
                readonly from?: string;
                /** @description Exclusive; now by default. */
                readonly to?: string;
                /** @description `day`, `model`, `key`, `engine`, `dialect`, separated by commas; `day` by default. */
                readonly group_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Sums of tasks created in the span. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly ledgerList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description `csv` is a file for spreadsheets: one page of at most 10,000 lines, with the next cursor in `X-Next-Cursor`. */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of ledger lines. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ledger"];
                    readonly "text/csv": string;
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly planList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The plans. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PlanList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly packList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The packs. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PackList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly orderList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly state?: "open" | "paid" | "canceled";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of orders. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly orderCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OrderRequest"];
            };
        };
        readonly responses: {
            /** @description The order. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. `upstream_unavailable`: No engine can take this request now. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly orderGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The order. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly orderCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The order. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly invoiceList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of invoices. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvoiceList"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly billingGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The settings. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Billing"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly billingChange: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BillingChange"];
            };
        };
        readonly responses: {
            /** @description The settings. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Billing"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly creditsRefill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was added. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refill"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly budgetList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caps. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BudgetList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly budgetSet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BudgetChange"];
            };
        };
        readonly responses: {
            /** @description The caps. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BudgetList"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The keys. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["KeyCreateRequest"];
            };
        };
        readonly responses: {
            /** @description The key, shown this once. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyGet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The key. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyRevoke: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The revoked key. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyChange: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["KeyChangeRequest"];
            };
        };
        readonly responses: {
            /** @description The key. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyRotate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["KeyRotateRequest"];
            };
        };
        readonly responses: {
            /** @description The new key, shown this once. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description `invalid_json`: The body is not valid JSON. `invalid_parameter`: A parameter has a wrong type or value. `missing_parameter`: A required parameter is missing. `unknown_parameter`: A parameter is not known, and the request is strict. `unsupported_media`: The file is not a supported picture, clip or sound. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `conflict_state`: The object's state does not allow this. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `payload_too_large`: The body is larger than the route takes. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `unsupported_content_type`: The route does not take this content type. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. `storage_full`: The server's disk reserve is reached. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyPairMake: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The pair, shown this once. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessPair"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly keyPairRemove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The pair is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `not_found`: There is no such object in this workspace. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    readonly auditList: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of changes. */
            readonly 200: {
                headers: {
                    /** @description Name it when you ask for help. */
                    readonly "X-Request-Id"?: string;
                    /** @description Requests a minute. */
                    readonly "X-RateLimit-Limit"?: number;
                    /** @description Requests that may be sent at once. */
                    readonly "X-RateLimit-Remaining"?: number;
                    /** @description Seconds until it is full again. */
                    readonly "X-RateLimit-Reset"?: number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Audit"];
                };
            };
            /** @description `invalid_parameter`: A parameter has a wrong type or value. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `auth_missing`: The request has no Authorization header. `auth_scheme`: The Authorization header does not start with the word Bearer. `auth_invalid_key`: The key is not known here. `auth_key_expired`: The key has passed its expiry. `auth_key_revoked`: The key has been revoked. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `ip_not_allowed`: The key is bound to other networks. `scope_missing`: The key lacks the scope that this route needs. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `rate_limited`: Too many requests in the window. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description `overloaded`: The server sheds load. `maintenance`: The server is shutting down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
}
