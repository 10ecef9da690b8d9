package io.smartvillage.gateway.upstream;

import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.smartvillage.gateway.problem.Problem;
import io.smartvillage.gateway.problem.Problems;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The gateway's routes: every resource to its service, and each service's OpenAPI document.
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String DOCUMENTS = "/v3/api-docs/";

    @Bean
    RouterFunction<ServerResponse> resources(RouteTable table, ToService toService) {
        return GatewayRouterFunctions.route("resources")
                .route(request -> belongs(request, table), http())
                .filter(toService)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> documents(RouteTable table, ToService toService) {
        return GatewayRouterFunctions.route("documents")
                .route(request -> documented(request, table), http())
                .filter(toService)
                .build();
    }

    /// What is left below `/api` and `/v3`; other addresses never come this far.
    @Bean
    RouterFunction<ServerResponse> nothingElse(Problems problems) {
        return RouterFunctions.route(
                request -> !request.path().startsWith("/docs") && !request.path().equals("/error"),
                _ ->
                        ServerResponse.status(Problem.NOT_FOUND.status())
                                .build((request, response) -> {
                                    problems.write(request, response, Problem.NOT_FOUND);
                                    return null;
                                }));
    }

    private static boolean belongs(ServerRequest request, RouteTable table) {
        var service = table.serviceOf(request.path());
        if (service == null) {
            return false;
        }
        request.attributes().put(ToService.SERVICE, service);
        request.attributes()
                .put(
                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
                        "/api/v1/{" + service + "}/**");
        return true;
    }

    private static boolean documented(ServerRequest request, RouteTable table) {
        var path = request.path();
        if (!path.startsWith(DOCUMENTS) || !request.method().equals(HttpMethod.GET)) {
            return false;
        }
        var service = path.substring(DOCUMENTS.length());
        if (!table.services().contains(service)) {
            return false;
        }
        request.attributes().put(ToService.SERVICE, service);
        request.attributes().put(Forward.PATH, "/v3/api-docs");
        request.attributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, DOCUMENTS + "*");
        return true;
    }
}
