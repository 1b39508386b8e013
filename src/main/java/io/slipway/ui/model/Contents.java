package io.slipway.ui.model;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.artifact.logged.LoggedFile;
import io.slipway.ui.parts.ByteSize;
import io.slipway.ui.parts.PlainTable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of a version, folded away: how many they are and how large is what most want to know. */
final class Contents extends Details {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;

    /** @param address where the bytes of one are; its path comes after */
    Contents(List<LoggedFile> files, String address) {
        super(files.size()
                + (files.size() == 1 ? " file, " : " files, ")
                + ByteSize.of(files.stream().mapToLong(LoggedFile::size).sum()));
        PlainTable table = new PlainTable("Files of this version", "File", "Size");
        files.stream().limit(MOST).forEach(file -> table.row(link(file, address), new Span(ByteSize.of(file.size()))));
        Div scroll = new Div(table);
        scroll.addClassName("sl-scroll");
        add(scroll);
        if (files.size() > MOST) {
            add(new Span("and " + (files.size() - MOST) + " more: the download has all of them"));
        }
    }

    private static Anchor link(LoggedFile file, String address) {
        Anchor link = new Anchor(address + URLEncoder.encode(file.path(), StandardCharsets.UTF_8), file.path());
        link.setTitle("Download");
        link.getElement().setAttribute("download", true);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
