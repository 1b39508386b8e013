package io.slipway.ui.settings;

import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Transfers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an import or export could not carry, as a file: it may be long. */
@RestController
@RequestMapping("/app/{project}/transfers/{id}")
class TransferDoor {
    private final Transfers transfers;

    TransferDoor(Transfers transfers) {
        this.transfers = transfers;
    }

    @GetMapping("/problems.csv")
    @Needs(Permission.VIEW)
    void problems(@PathVariable ProjectId project, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        // Before anything is said of the answer: what is not there is refused in JSON.
        StringBuilder lines = new StringBuilder("what,why\r\n");
        transfers.problems(
                project,
                id,
                (what, why) ->
                        lines.append(cell(what)).append(',').append(cell(why)).append("\r\n"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"not-carried.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().append(lines).flush();
    }

    /** What a program chose as a name is no formula of a spreadsheet. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
