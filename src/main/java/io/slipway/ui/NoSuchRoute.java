package io.slipway.ui;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever no other route answers under {@code /app}: it needs nothing that anybody has, so everybody hears that nothing is there. */
@RestController
class NoSuchRoute {
    @RequestMapping("/app/**")
    void nothing() {}
}
