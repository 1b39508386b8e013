package io.slipway.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * What the pages ask is refused quietly: browsers log each answer of 400 and more as an error of the page, and two people
 * at one field are none. With the header {@code X-Refusals: quiet} a refusal comes as 200, its status in the header
 * {@code X-Refused}; its body is the same.
 */
@RestControllerAdvice(basePackages = "io.slipway.ui")
class QuietRefusals implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (response instanceof ServletServerHttpResponse servlet
                && "quiet".equals(request.getHeaders().getFirst("X-Refusals"))) {
            int status = servlet.getServletResponse().getStatus();
            if (status >= HttpStatus.BAD_REQUEST.value() && status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                response.getHeaders().set("X-Refused", Integer.toString(status));
                response.setStatusCode(HttpStatus.OK);
            }
        }
        return body;
    }
}
