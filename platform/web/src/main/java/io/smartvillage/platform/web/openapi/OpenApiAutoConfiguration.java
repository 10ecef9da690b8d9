package io.smartvillage.platform.web.openapi;

import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/// What the platform adds to every route is said in every document: token or signature, paging,
/// `If-Match`, `Idempotency-Key`, problem details.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class, IfMatch.class);
    }

    @Bean
    GlobalOpenApiCustomizer platformDocument(@Value("${spring.application.name}") String name) {
        return new PlatformDocument(name);
    }

    @Bean
    GlobalOperationCustomizer platformOperations() {
        return new PlatformOperations();
    }
}
