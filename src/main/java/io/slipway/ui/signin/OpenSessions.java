package io.slipway.ui.signin;

import io.slipway.project.UserId;
import io.slipway.project.people.SignedOutEverywhere;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Which HTTP sessions belong to whom, so that they end when the person is signed out everywhere. */
@Component
class OpenSessions implements HttpSessionListener {
    private final Map<UserId, Set<HttpSession>> byPerson = new ConcurrentHashMap<>();

    void opened(UserId person, HttpSession session) {
        byPerson.computeIfAbsent(person, _ -> ConcurrentHashMap.newKeySet()).add(session);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        byPerson.forEach((person, _) -> byPerson.computeIfPresent(person, (_, open) -> {
            open.removeIf(session -> session.getId().equals(event.getSession().getId()));
            return open.isEmpty() ? null : open;
        }));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void end(SignedOutEverywhere news) {
        Set<HttpSession> open = byPerson.remove(news.person());
        if (open != null) {
            open.forEach(OpenSessions::end);
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyEnded) {
            // then there is nothing left to end
        }
    }
}
