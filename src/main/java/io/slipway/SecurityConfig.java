package io.slipway;

import io.slipway.mlflow.Signpost;
import io.slipway.project.Caller;
import io.slipway.project.PersonalTokens;
import io.slipway.project.RunTokens;
import io.slipway.ui.signin.BrowserSignIn;
import io.slipway.ui.signin.RecogniseFilter;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The doors and who opens them. Each has a chain of its own, pages have theirs in the ui; what none declares is denied. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {
    private final BrowserSignIn browser;
    private final Function<String, Optional<Caller>> tokens;

    SecurityConfig(BrowserSignIn browser, PersonalTokens personal, RunTokens runs) {
        this.browser = browser;
        this.tokens = secret -> secret.startsWith("slr_") ? runs.find(secret) : personal.find(secret);
    }

    /** Each filter of each chain as an observation of its own would cost more than the filters; requests are observed as a whole. */
    @Bean
    SecurityObservationSettings observed() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs: a token with each request, no session, no cookie, never a redirect. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/mlflow/**", "/api/**"))
                .authorizeHttpRequests(may -> may.requestMatchers("/mlflow/health", "/mlflow/version")
                        .permitAll()
                        .requestMatchers(Signpost::asked)
                        .permitAll()
                        .requestMatchers("/mlflow/**")
                        .hasAnyRole("TOKEN", "RUN")
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(Refusals::mlflowNobody)
                        .accessDeniedHandler(Refusals::mlflowForbidden))
                .build();
    }

    /** The helpers beside steps that run elsewhere: each brings the token of its attempt, which says which one it is. */
    @Bean
    @Order(4)
    SecurityFilterChain steps(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/steps/**"))
                .authorizeHttpRequests(may -> may.anyRequest().hasRole("RUN"))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(Refusals::nobody).accessDeniedHandler(Refusals::forbidden))
                .build();
    }

    /** Whoever watches the server: health is open, numbers are for admins and programs. */
    @Bean
    @Order(2)
    SecurityFilterChain watchers(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/**")
                .csrf(CsrfConfigurer::disable)
                .addFilterBefore(new RecogniseFilter(browser), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(may -> may.requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAnyRole("TOKEN", "ADMIN")
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(Refusals::nobody).accessDeniedHandler(Refusals::forbidden))
                .build();
    }

    /** The live parts of pages: the page's session, a CSRF token that the script can read, JSON answers. */
    @Bean
    @Order(3)
    SecurityFilterChain livePages(HttpSecurity http) throws Exception {
        return http.securityMatcher("/app/**")
                .csrf(CsrfConfigurer::spa)
                .addFilterBefore(new RecogniseFilter(browser), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(may -> may.anyRequest().hasRole("PERSON"))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(Refusals::nobody).accessDeniedHandler(Refusals::forbidden))
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(CsrfConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class);
    }
}
