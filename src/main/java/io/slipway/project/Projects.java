package io.slipway.project;

import java.util.List;
import org.springframework.stereotype.Service;

/** The projects and what holds in each. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Projects {

    /** The projects that the caller is a member of, by name. */
    public List<Project> mine() {
        throw new UnsupportedOperationException("not yet");
    }

    /** One of them; {@link NotFoundException} for a stranger. */
    public Project get(ProjectId project) {
        throw new UnsupportedOperationException("not yet: " + project);
    }

    public ProjectSettings settings(ProjectId project) {
        throw new UnsupportedOperationException("not yet: " + project);
    }

    /** Needs MANAGE. */
    public void change(ProjectId project, ProjectSettings settings) {
        throw new UnsupportedOperationException("not yet: " + project + settings);
    }
}
