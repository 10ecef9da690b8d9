"use strict";

fetch("services.json")
    .then(response => response.json())
    .then(services => SwaggerUIBundle({
        dom_id: "#documents",
        urls: services,
        presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
        layout: "StandaloneLayout",
        deepLinking: true,
        persistAuthorization: false,
        // No validator on the internet is told about this installation.
        validatorUrl: null,
    }));
