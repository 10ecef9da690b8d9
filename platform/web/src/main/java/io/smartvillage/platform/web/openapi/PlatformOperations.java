package io.smartvillage.platform.web.openapi;

import io.smartvillage.platform.security.AnyAccount;
import io.smartvillage.platform.security.KeyedPath;
import io.smartvillage.platform.security.SignedRequest;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

final class PlatformOperations implements GlobalOperationCustomizer {

    private static final String BAD_INPUT = "Bad input: every wrong field is named";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (takes(handler, PageRequest.class)) {
            operation.addParametersItem(query("limit", "How many, at most").schema(limit()));
            operation.addParametersItem(
                    query("cursor", "`nextCursor` of the page before").schema(new StringSchema()));
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(
                    header("If-Match", "The `ETag` that was read").required(true));
            error(operation, "412", "Changed since it was read");
            error(operation, "428", "If-Match is missing");
        }
        if (handler.hasMethodAnnotation(Idempotent.class)) {
            operation.addParametersItem(
                    header("Idempotency-Key", "Makes a repeat harmless, for 24 hours"));
            error(operation, "422", "The key was used for another request");
        }
        var permission = handler.getMethodAnnotation(PreAuthorize.class);
        if (permission != null) {
            operation.addExtension("x-permission", permission.value());
        }
        error(operation, "400", BAD_INPUT);
        if (handler.hasMethodAnnotation(SignedRequest.class)) {
            signed(operation);
        } else if (handler.hasMethodAnnotation(KeyedPath.class)) {
            operation.setSecurity(List.of());
            operation.addExtension("x-path-key", true);
            error(operation, "404", "The key in the path is nobody's");
        } else if (handler.hasMethodAnnotation(AnyAccount.class)) {
            operation.addExtension("x-any-account", true);
            error(operation, "401", "No token, or one that does not hold");
            error(operation, "403", "The token names a village: ask for one with scope `openid`");
        } else {
            error(operation, "401", "No token, or one that does not hold");
            error(operation, "403", "Not permitted, or not in this village");
        }
        return operation;
    }

    private static void signed(Operation operation) {
        operation.setSecurity(
                List.of(new SecurityRequirement().addList(PlatformDocument.SIGNATURE)));
        operation.addParametersItem(
                header(SignedRequest.TIMESTAMP_HEADER, "Unix seconds, at most 5 minutes off")
                        .required(true)
                        .schema(new IntegerSchema().format("int64")));
        error(operation, "401", "No signature, or one that does not hold");
        error(operation, "403", "The village is suspended");
        error(operation, "413", "The body is longer than 64 KiB");
    }

    private static IntegerSchema limit() {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description);
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(new StringSchema());
    }

    private static void error(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        var problem = new Schema<>().$ref("#/components/schemas/" + PlatformDocument.PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType().schema(problem))));
    }
}
