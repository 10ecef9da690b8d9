package io.smartvillage.gateway.upstream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The end of every route: passes path, query and body on as they came.
///
/// Spring's own handler decodes and encodes the query again, and reads forms and multipart bodies
/// to do so; it also copies the headers once for each of seven filters.
@Component
class Forward extends ProxyExchangeHandlerFunction {

    /// Request attribute: the path at the service, where it is not the path at the gateway.
    static final String PATH = Forward.class.getName() + ".path";

    private final ProxyExchange exchange;

    Forward(
            ProxyExchange exchange,
            ObjectProvider<RequestHttpHeadersFilter> requestHeaders,
            ObjectProvider<ResponseHttpHeadersFilter> responseHeaders) {
        super(exchange, requestHeaders, responseHeaders);
        this.exchange = exchange;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        return exchange.exchange(exchange.request(request).build());
    }

    /// Path and query at the service.
    static String target(HttpServletRequest request) {
        @Nullable String path = (String) request.getAttribute(PATH);
        if (path != null) {
            return path;
        }
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
