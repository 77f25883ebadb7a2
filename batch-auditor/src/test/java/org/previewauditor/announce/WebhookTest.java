package org.previewauditor.announce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final RunNews NEWS =
            RunNews.failed("There is <no> row & code #abcdefghijklmnop", Instant.EPOCH, Duration.ZERO);

    @Test
    void aServerThatDoesNotAnswerInTimeIsGivenUp() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        List<String> problems = new ArrayList<>();
        try {
            Webhook.at(
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/secret",
                            problems::add,
                            Duration.ofMillis(200),
                            Duration.ofMillis(10))
                    .post(NEWS);
        } finally {
            end.countDown();
            server.stop(0);
            threads.shutdownNow();
        }

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("did not answer")
                .contains("3 times")
                .doesNotContain("secret");
    }

    @Test
    void nameAndPasswordOfAnAddressAreSentAsAHeader() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        List<String> problems = new ArrayList<>();
        try {
            Webhook.at("http://night:owl@127.0.0.1:" + server.getAddress().getPort() + "/", problems::add)
                    .post(NEWS);
        } finally {
            server.stop(0);
        }

        assertThat(problems).isEmpty();
        assertThat(seen).containsExactly("Basic bmlnaHQ6b3ds");
    }

    @Test
    void aTextCannotMentionAnybodyAndHoldsNoCode() {
        String text = NewsText.fields(NEWS, "host").get("text").toString();

        assertThat(text).contains("&lt;no&gt;").contains("&amp;").doesNotContain("abcdefghijklmnop");
    }
}
