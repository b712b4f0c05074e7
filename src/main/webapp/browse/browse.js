/** Shows the API's document in Swagger UI. All addresses are relative to this page; a token stays in its memory. */
SwaggerUIBundle({
  dom_id: "#api",
  url: "../openapi?format=JSON",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  // No question to a server elsewhere.
  validatorUrl: null,
});
