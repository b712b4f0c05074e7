package sojourn.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.blocks.MessageDispatcher;
import org.jgroups.blocks.RequestHandler;
import org.jgroups.blocks.RequestOptions;
import org.jgroups.blocks.Response;
import org.jgroups.blocks.ResponseMode;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.Protocol;
import org.jgroups.util.UUID;
import org.jgroups.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * The network of the nodes over TCP, by JGroups. Without a cluster name there is none, and no port is opened.
 *
 * <p>With a key everything that is sent is sealed: who does not have it can neither read nor join.
 *
 * @see <a href="http://www.jgroups.org/manual5/index.html">JGroups' manual</a>
 */
@ApplicationScoped
class JGroupsNetwork implements Network {

    /** Without a limit of time, which JGroups keeps only for those who wait in its own way. */
    private static final RequestOptions FIRST_ANSWER = new RequestOptions(ResponseMode.GET_FIRST, 0);

    private static final Logger LOG = System.getLogger(JGroupsNetwork.class.getName());

    /** In bytes, many times what JGroups puts into one: who sends more is no node. */
    private static final int LONGEST_FRAME = 1 << 20;

    private final ClusterSettings settings;

    /** Written by the thread that deploys and the one that undeploys. */
    private volatile @Nullable Joined joined;

    @Inject
    JGroupsNetwork(ClusterSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Place> join(Collection<String> endpoints, Receiver receiver) {
        Optional<String> cluster = settings.name();
        if (cluster.isEmpty()) {
            return Optional.empty();
        }
        TCPPING discovery = new TCPPING();
        discovery.setInitialHosts(addresses(endpoints));
        @Nullable JChannel joining = null;
        try {
            JChannel channel = new JChannel(protocols(discovery));
            // It would listen for anybody who asks by multicast.
            channel.getProtocolStack().getTransport().getDiagnosticsHandler().setEnabled(false);
            joining = channel;
            Joined fresh = new Joined(channel, new MessageDispatcher(channel, new Incoming(receiver)), discovery);
            fresh.dispatcher.asyncDispatching(true);
            // Nothing is sent to itself, and the answers of the others do not wait for each other.
            channel.setDiscardOwnMessages(true);
            channel.connect(cluster.get());
            joined = fresh;
            return Optional.of(new Place(channel.getAddressAsUUID(), endpoint(channel)));
        } catch (Exception e) {
            Util.close(joining);
            throw new NetworkFailed(settings.bindAddress() + ":" + settings.bindPort(), e);
        }
    }

    List<Protocol> protocols(TCPPING discovery) throws Exception {
        InetAddress address = InetAddress.getByName(settings.bindAddress());
        TCP transport =
                settings.key().map(key -> (TCP) new SealedTcp(new Seal(key))).orElseGet(TCP::new);
        // Who waits for a confirmation is not to wait for more to be sent along.
        transport.tcpNodelay(true);
        transport.setMaxLength(LONGEST_FRAME);
        transport.setBindAddress(address).setBindPort(settings.bindPort()).setPortRange(settings.ports());
        List<Protocol> protocols = new ArrayList<>();
        protocols.add(transport);
        protocols.addAll(List.of(
                discovery,
                new MERGE3().setMinInterval(1_000).setMaxInterval(3_000),
                new FD_SOCK2().setBindAddress(address),
                new FD_ALL3().setTimeout(5_000).setInterval(1_000),
                new VERIFY_SUSPECT2().setTimeout(1_000),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new STABLE(),
                new GMS().setJoinTimeout(1_000).setLeaveTimeout(1_000).printLocalAddress(false),
                new UFC(),
                new FRAG4()));
        return protocols;
    }

    private static String endpoint(JChannel channel) {
        PhysicalAddress address = (PhysicalAddress)
                channel.down(new org.jgroups.Event(org.jgroups.Event.GET_PHYSICAL_ADDRESS, channel.getAddress()));
        IpAddress ip = (IpAddress) address;
        return ip.getIpAddress().getHostAddress() + ":" + ip.getPort();
    }

    private static List<InetSocketAddress> addresses(Collection<String> endpoints) {
        return endpoints.stream()
                .map(endpoint -> {
                    int colon = endpoint.lastIndexOf(':');
                    return new InetSocketAddress(
                            endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1)));
                })
                .toList();
    }

    @Override
    public void lookFor(Collection<String> endpoints) {
        @Nullable Joined there = joined;
        if (there != null) {
            there.discovery.setInitialHosts(addresses(endpoints));
        }
    }

    @Override
    public Set<String> members() {
        @Nullable Joined there = joined;
        return there == null
                ? Set.of()
                : there.channel.view().getMembers().stream()
                        .map(member -> ((UUID) member).toStringLong())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletableFuture<Void> ask(String member, byte[] message) {
        @Nullable Joined there = joined;
        if (there == null || member.isEmpty()) {
            return CompletableFuture.failedFuture(new Unconfirmed(member));
        }
        Address address = UUID.fromString(member);
        if (!there.channel.view().containsMember(address)) {
            return CompletableFuture.failedFuture(new Unconfirmed(member));
        }
        try {
            CompletableFuture<Object> request =
                    there.dispatcher.sendMessageWithFuture(new BytesMessage(address, message), FIRST_ANSWER);
            CompletableFuture<Void> confirmed = request.thenAccept(answer -> {
                if (!Boolean.TRUE.equals(answer)) {
                    throw new CompletionException(new Unconfirmed(member));
                }
            });
            // Who does not wait any longer: JGroups is to forget the request as well.
            confirmed.whenComplete((nothing, failure) -> request.cancel(false));
            return confirmed;
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void tell(Collection<String> members, byte[] message) {
        @Nullable Joined there = joined;
        if (there == null) {
            return;
        }
        for (String member : members) {
            try {
                there.dispatcher.sendMessageWithFuture(
                        new BytesMessage(UUID.fromString(member), message), RequestOptions.ASYNC());
            } catch (Exception e) {
                LOG.log(Level.DEBUG, "A message to " + member + " is lost", e);
            }
        }
    }

    @Override
    public void leave() {
        @Nullable Joined there = joined;
        joined = null;
        if (there != null) {
            there.channel.close();
        }
    }

    private record Joined(JChannel channel, MessageDispatcher dispatcher, TCPPING discovery) {}

    /** Hands messages on to their receiver. */
    private record Incoming(Receiver receiver) implements RequestHandler {

        @Override
        public Object handle(Message message) {
            throw new IllegalStateException("Messages are handled asynchronously");
        }

        @Override
        public void handle(Message message, @Nullable Response response) {
            byte[] bytes = new byte[message.getLength()];
            System.arraycopy(message.getArray(), message.getOffset(), bytes, 0, bytes.length);
            receiver.receive(((UUID) message.getSrc()).toStringLong(), bytes).whenComplete((nothing, failure) -> {
                if (response != null) {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "A message of {0} is not confirmed: {1}", message.getSrc(), failure);
                    }
                    response.send(failure == null, false);
                }
            });
        }
    }
}
