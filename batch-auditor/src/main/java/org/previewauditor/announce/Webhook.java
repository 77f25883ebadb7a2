package org.previewauditor.announce;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Machine;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts how a run went to an address, such as that of a Slack channel. Tries again where that may help; what fails in
 * the end is told in a line, which never holds more of the address than its host: the rest of it is often a secret.
 */
public final class Webhook {

    private static final int ATTEMPTS = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int PAUSE_GROWTH = 4;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final URI address;
    private final Consumer<String> problems;
    private final Duration timeout;
    private final Duration firstPause;

    private Webhook(URI address, Consumer<String> problems, Duration timeout, Duration firstPause) {
        this.address = address;
        this.problems = problems;
        this.timeout = timeout;
        this.firstPause = firstPause;
    }

    /**
     * @param problems is told what failed, in a line
     * @throws IllegalArgumentException if this is no address; the message does not repeat it
     */
    public static Webhook at(String address, Consumer<String> problems) {
        return at(address, problems, TIMEOUT, FIRST_PAUSE);
    }

    static Webhook at(String address, Consumer<String> problems, Duration timeout, Duration firstPause) {
        try {
            URI uri = new URI(address.strip());
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return new Webhook(uri, problems, timeout, firstPause);
            }
        } catch (URISyntaxException e) {
            // Its message repeats the address.
            throw new IllegalArgumentException(shape());
        }
        throw new IllegalArgumentException(shape());
    }

    /** Posts, and returns when that has succeeded or is given up. */
    public void post(RunNews news) {
        String name = address.getScheme() + "://" + address.getHost() + "/…";
        try {
            String failure = tryToPost(JSON.writeValueAsBytes(NewsText.fields(news, Machine.name())));
            if (failure != null) {
                problems.accept("Nobody was notified: " + name + ' ' + failure + ". The run is not affected.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.accept("Nobody was notified: the program was stopped meanwhile. The run is not affected.");
        }
    }

    private @Nullable String tryToPost(byte[] body) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
        HttpRequest request = request(body);
        Duration pause = firstPause;
        String failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(PAUSE_GROWTH);
            }
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return null;
                }
                failure = "answered " + status;
                if (status != TOO_MANY_REQUESTS && status < SERVER_ERRORS) {
                    return failure;
                }
            } catch (HttpTimeoutException e) {
                failure = "did not answer within " + timeout.toSeconds() + " s";
            } catch (IOException e) {
                failure = "could not be reached (" + e.getClass().getSimpleName() + ")";
            }
        }
        return failure + ", " + ATTEMPTS + " times";
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser())
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "preview-auditor")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String user = address.getUserInfo();
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private URI withoutUser() {
        String raw = address.toString();
        String user = address.getRawUserInfo();
        return user == null ? address : URI.create(raw.replaceFirst(Pattern.quote(user + "@"), ""));
    }

    private static String shape() {
        return "is no address to post to; write for example https://hooks.example.com/services/NAME";
    }
}
