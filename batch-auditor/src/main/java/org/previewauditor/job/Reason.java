package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import org.previewauditor.history.DatabaseFile;

/** Finds what the operating system or a database had to say about a problem. */
public final class Reason {

    private Reason() {}

    /** In a few words, without a path: the last that anybody said, which is the first that happened. */
    public static String of(Throwable problem) {
        String reason = DatabaseFile.said(problem);
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException denied && denied.getReason() == null) {
                reason = "access is denied";
            } else if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
                reason = "there is a file where a folder is needed";
            } else if (cause instanceof FileSystemException file && file.getReason() != null) {
                reason = file.getReason();
            } else if (cause instanceof IOException && cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason == null ? problem.toString() : reason;
    }
}
