package io.slipway.ui.signin;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** The chain of the pages: a form to sign in at; Vaadin denies each view that declares nobody. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, RequestUtil vaadin, PasswordCheck passwords, BrowserSignIn browser)
            throws Exception {
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, new KeepSignIn(browser));
        return http.authenticationProvider(passwords)
                .addFilterBefore(new RecogniseFilter(browser), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/styles/**")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        pages -> pages.loginView(LoginView.class)
                                .enableCsrfConfiguration(false)
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated)
                                .addLogoutHandler((request, response, who) -> browser.end(request, response)))
                .formLogin(form -> form.failureHandler(PageSecurity::wrongPassword))
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRequestHandler(cookiesOwnValue())
                        .ignoringRequestMatchers(vaadin::isFrameworkInternalRequest))
                .build();
    }

    // Vaadin's script puts the cookie's own value into a form, not a masked one; the cookie comes with each page.
    private static CsrfTokenRequestAttributeHandler cookiesOwnValue() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static void wrongPassword(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        String name = request.getParameter("username");
        request.getSession()
                .setAttribute(
                        LoginView.REFUSED,
                        new LoginView.Refused(name == null ? "" : name, String.valueOf(e.getMessage())));
        response.sendRedirect(request.getContextPath() + "/login?again");
    }
}
