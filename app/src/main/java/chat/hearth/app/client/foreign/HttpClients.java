package chat.hearth.app.client.foreign;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** The JDK's client, set up as somebody wants a server to be reached. */
final class HttpClients {
    private HttpClients() {}

    static HttpClient of(LinkOptions options, Duration connectTimeout) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // the only one that becomes a WebSocket
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy(options));
        if (options.certificates() == Certificates.TAKEN_AS_THEY_ARE) {
            builder.sslContext(withoutChecks());
        }
        return builder.build();
    }

    private static ProxySelector proxy(LinkOptions options) {
        HostAddress proxy = options.proxy();
        return proxy == null
                ? HttpClient.Builder.NO_PROXY
                : ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    private static SSLContext withoutChecks() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /**
     * Takes every certificate. An extended trust manager is also asked whether the certificate names the host; a plain one
     * would leave that check to the JDK.
     */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
