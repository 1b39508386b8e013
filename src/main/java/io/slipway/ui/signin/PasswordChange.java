package io.slipway.ui.signin;

import io.slipway.project.Caller;
import io.slipway.project.InvalidInputException;
import io.slipway.project.people.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the form of {@link PasswordView}. A plain request, because it gives the browser new cookies. */
@Controller
class PasswordChange {
    private final People people;
    private final BrowserSignIn browser;

    PasswordChange(People people, BrowserSignIn browser) {
        this.people = people;
        this.browser = browser;
    }

    @PostMapping("/password/change")
    String change(
            @RequestParam String old,
            @RequestParam String replacement,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (!replacement.equals(again)) {
                throw new InvalidInputException("again", "The two new passwords differ: type the same one twice");
            }
            Caller.Person person = people.changeOwnPassword(old, replacement);
            browser.become(person, request, response);
            return "redirect:/";
        } catch (InvalidInputException refused) {
            request.getSession().setAttribute(PasswordView.REFUSED, refused.sentence());
            return "redirect:/" + PasswordView.ADDRESS + "?again";
        }
    }
}
