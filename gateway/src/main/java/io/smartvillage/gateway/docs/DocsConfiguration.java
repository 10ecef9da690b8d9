package io.smartvillage.gateway.docs;

import io.smartvillage.gateway.upstream.RouteTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// `/docs`: Swagger UI, from this jar, with every service's document in its list.
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

    @Bean
    RouterFunction<ServerResponse> documentedServices(RouteTable routes) {
        var documents =
                routes.services().stream()
                        .sorted()
                        .map(service -> Map.of("name", service, "url", "/v3/api-docs/" + service))
                        .toList();
        return RouterFunctions.route()
                .GET(
                        "/docs/services.json",
                        _ ->
                                ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(List.copyOf(documents)))
                .build();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/swagger-ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/5.32.0/");
        registry.addResourceHandler("/docs/*").addResourceLocations("classpath:/docs/");
    }
}
