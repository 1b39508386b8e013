package io.slipway;

import io.slipway.project.Access;
import io.slipway.project.Needs;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets nobody through to a route under {@code /app} that does not say what it needs in the project of its address. */
@Component
class NeedsInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private final Access access;

    NeedsInterceptor(Access access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/app/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Needs needs = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Needs.class) : null;
        if (needs == null
                || !(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts)
                || !(parts.get("project") instanceof String project)) {
            throw new NotFoundException("There is nothing at " + request.getRequestURI());
        }
        access.require(new ProjectId(project), needs.value());
        return true;
    }
}
