package io.smartvillage.gateway.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// A request that Tomcat itself refuses (a broken request line, an oversized header) never reaches
/// a filter. It is answered with a problem too, not with Tomcat's HTML page.
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /// Made by Tomcat, by name.
    public static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var problem = Problem.of(status);
            try {
                response.setContentType("application/problem+json");
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.getReporter()
                        .write(
                                """
                                {"type":"urn:smart-village:problem:%s","title":"%s","status":%d}\
                                """
                                        .formatted(
                                                problem.code(),
                                                problem.status().getReasonPhrase(),
                                                status));
                response.finishResponse();
            } catch (IOException _) {
                // The client is gone.
            }
        }
    }
}
