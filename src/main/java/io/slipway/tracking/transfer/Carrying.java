package io.slipway.tracking.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Carries the files of a run or model, folder by folder. A file of the same path and size is there already. */
record Carrying(Source source, Sink sink, Load load, Told told) {
    /** Whether any file was carried. */
    boolean carry(Holder from, Holder to, String whose) {
        long before = load.files();
        Deque<String> folders = new ArrayDeque<>();
        folders.add("");
        while (!folders.isEmpty()) {
            String folder = folders.removeFirst();
            String what = folder.isEmpty() ? whose + ", files" : whose + ", files in " + folder;
            told.tried(what, () -> folder(from, to, whose, folder, folders));
        }
        return load.files() > before;
    }

    private void folder(Holder from, Holder to, String whose, String folder, Deque<String> folders)
            throws java.io.IOException {
        Map<String, Entry> there = new HashMap<>();
        var entries = source.files(from, folder);
        if (!entries.isEmpty()) {
            sink.files(to, folder).forEach(entry -> there.put(entry.path(), entry));
        }
        for (Entry entry : entries) {
            Entry known = there.get(entry.path());
            if (entry.folder()) {
                folders.add(entry.path());
            } else if (known == null || known.folder() || known.size() != entry.size()) {
                told.tried(whose + ", file " + entry.path(), () -> {
                    FileBytes bytes = () -> new CountedBytes(source.open(from, entry.path()), load);
                    sink.put(to, entry.path(), bytes, entry.size());
                    load.file();
                });
            }
            load.check();
        }
    }
}
