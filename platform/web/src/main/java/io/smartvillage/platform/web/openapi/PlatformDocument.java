package io.smartvillage.platform.web.openapi;

import io.smartvillage.platform.security.SignedRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

final class PlatformDocument implements GlobalOpenApiCustomizer {

    static final String PROBLEM = "Problem";
    static final String SIGNATURE = "requestSignature";
    private static final String TOKEN = "villageToken";

    private final String application;

    PlatformDocument(String application) {
        this.application = application;
    }

    @Override
    public void customise(OpenAPI document) {
        document.setInfo(new Info().title(application).version("v1"));
        document.setServers(List.of(new Server().url("/")));
        document.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        var components =
                document.getComponents() == null ? new Components() : document.getComponents();
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A Keycloak access token for exactly one village:"
                                        + " scope `openid organization:<alias>`."));
        if (hasSignedOperation(document)) {
            components.addSecuritySchemes(SIGNATURE, signature());
        }
        components.addSchemas(PROBLEM, problem());
        document.setComponents(components);
        lowerCaseEnums(document);
    }

    private static boolean hasSignedOperation(OpenAPI document) {
        return operations(document)
                .map(Operation::getSecurity)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .anyMatch(requirement -> requirement.containsKey(SIGNATURE));
    }

    private static SecurityScheme signature() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(SignedRequest.SIGNATURE_HEADER)
                .description(
                        "`v1=<hex of HMAC-SHA256(secret, timestamp.METHOD.path.body)>`:"
                                + " the header X-Timestamp as sent, the path with its query,"
                                + " the bytes of the body, joined by dots. No token.");
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths() == null
                ? Stream.empty()
                : document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream());
    }

    private static Schema<?> problem() {
        var field = new Schema<>();
        field.addProperty("field", new StringSchema().example("amount"));
        field.addProperty("message", new StringSchema().example("must be greater than 0"));
        var problem = new Schema<>();
        problem.description("RFC 9457 problem details, in Thai or English by Accept-Language.");
        problem.addProperty(
                "type", new StringSchema().example("urn:smart-village:problem:invalid-request"));
        problem.addProperty("title", new StringSchema().example("The request is not valid"));
        problem.addProperty("status", new Schema<Integer>().type("integer").example(400));
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("traceId", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(field));
        return problem;
    }

    private static void lowerCaseEnums(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(PlatformDocument::lowerCase);
        operations(document)
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .map(io.swagger.v3.oas.models.parameters.Parameter::getSchema)
                .filter(schema -> schema != null)
                .forEach(PlatformDocument::lowerCase);
    }

    @SuppressWarnings("unchecked") // swagger's model has raw schemas throughout
    private static void lowerCase(Schema<?> schema) {
        if (schema.getEnum() != null) {
            var names = (Schema<Object>) schema;
            names.setEnum(
                    schema.getEnum().stream()
                            .map(v -> (Object) String.valueOf(v).toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (schema.getItems() != null) {
            lowerCase(schema.getItems());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(PlatformDocument::lowerCase);
        }
    }
}
