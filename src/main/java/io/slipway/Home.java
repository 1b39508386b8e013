package io.slipway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that all of Slipway's data is in: made for its owner alone, and held by one process at a time. */
final class Home implements AutoCloseable {
    private static final String DATABASE = "db";
    private final FileChannel channel;
    private final FileLock lock;

    private Home(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder if need be and takes it; throws {@link StartRefused} if it cannot be had. */
    static Home take(Path folder) {
        try {
            make(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new StartRefused("The home " + folder + " is in use by another Slipway on this machine: stop "
                        + "that one first, or set SLIPWAY_HOME to another folder");
            }
            return new Home(channel, lock);
        } catch (IOException e) {
            throw new StartRefused("The home " + folder + " cannot be used (" + reason(e)
                    + "): make it writable for the account that runs Slipway, or set SLIPWAY_HOME to a folder that is");
        }
    }

    /** Whether a Slipway has lived there. */
    static boolean used(Path folder) {
        return Files.isDirectory(folder.resolve(DATABASE));
    }

    private static void make(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (posix) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } else if (posix && Files.isWritable(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Files.createDirectories(folder.resolve(DATABASE));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException refused
            when refused.getReason() != null -> refused.getFile() + ": " + refused.getReason();
            case FileSystemException refused -> refused.getFile() + " is in the way";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
