import { OpenAPIHono } from "@hono/zod-openapi";
import { guideRoutes } from "./guide-dialect.ts";

/** The API description of the guide's routes, OpenAPI 3.1, made from the schemas that the server reads and keeps. */
export function makeOpenApiDocument(options: { readonly version: string; readonly publicUrl: string }) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "A key of the workspace: kin_test_… or kin_live_….",
  });
  // of a bearer key, the names in a requirement are what it must be allowed to do
  for (const { doc, scope } of guideRoutes)
    app.openAPIRegistry.registerPath({ ...doc, security: [{ bearer: [scope] }] });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Kinora",
      version: options.version,
      description:
        "Video and pictures from words. A create answers at once with a task; poll its status until it is `completed` or `failed`.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: options.publicUrl === "" ? "/" : options.publicUrl }],
    tags: [
      { name: "Generate", description: "Create tasks and ask for their price." },
      { name: "Drafts", description: "Make a small clip real." },
      { name: "Tasks", description: "Read, follow, cancel and delete tasks." },
      { name: "Uploads", description: "Files to name in creates." },
      { name: "Assets", description: "Stored media." },
      { name: "Webhooks", description: "Be told what happens, or read it." },
      { name: "Requests", description: "What was asked of this server, and what it answered." },
      { name: "Models", description: "What can be made, how, and for how much." },
      { name: "Keys", description: "Keys of the workspace, and who changed what." },
      { name: "Account", description: "Plan, credits, usage and ledger." },
      { name: "Billing", description: "Plans, packs, orders, invoices and budgets." },
    ],
  });
}
