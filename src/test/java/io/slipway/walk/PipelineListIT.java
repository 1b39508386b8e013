package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What can be done with a pipeline in the list, by its row's menu. */
class PipelineListIT {
    @Test
    void aPipelineIsDuplicatedAndDeletedAndComesBack() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("Listed");
            ann.open("/p/my-project/pipelines").sees("a:has-text('Listed')");
            choose(ann, "Listed", "Duplicate");
            ann.sees("a:has-text('Listed (copy)')");
            ann.open("/p/my-project/pipelines").sees("a:has-text('Listed (copy)')");
            choose(ann, "Listed (copy)", "Delete");
            ann.sees("text=Undo").page.getByText("Undo").click();
            ann.sees("a:has-text('Listed (copy)')");
            assertThat(ann.complaints()).isEmpty();
            assertThat(ann.barriers()).isEmpty();
        }
    }

    private static void choose(Person person, String pipeline, String deed) {
        person.page
                .getByLabel("What to do with " + pipeline, new Page.GetByLabelOptions().setExact(true))
                .focus();
        person.page.keyboard().press("Enter");
        person.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(deed))
                .click();
    }
}
