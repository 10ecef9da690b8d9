package io.smartvillage.platform.web.problem;

import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@AutoConfiguration(before = WebMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({PlatformProblems.class, HidePathKeys.class})
public class ProblemAutoConfiguration {

    private static final Locale THAI = Locale.of("th");

    @Bean
    Problems problems(MessageSource messages, ObjectProvider<Tracer> tracer) {
        return new Problems(messages, tracer.getIfAvailable());
    }

    /// Thai or English by `Accept-Language`; English for everybody else.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.ENGLISH, THAI));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }
}
