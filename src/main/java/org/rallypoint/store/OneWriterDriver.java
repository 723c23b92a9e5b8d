package org.rallypoint.store;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * H2, with one transaction at a time that writes. H2 puts its tables into the file one after the other while others go on
 * writing, so that a process killed in that moment, or a backup that ends there, may leave half of what somebody else was about
 * to commit (H2's issue 2080). From its first write to its end a transaction keeps all other writers waiting, whatever they write;
 * who only reads waits for nobody. And nobody writes while the disk is full, see {@link Room}.
 */
public final class OneWriterDriver implements java.sql.Driver {

    /** As long as PostgreSQL's lock_timeout, and less than the pool waits: they who wait have connections meanwhile. */
    private static final long LONGEST_WAIT_MILLIS = 3_000;

    /** In a query: {@code for update}, what is read from a statement that writes, and numbers of sequences. */
    private static final List<String> WRITING = List.of("update", "insert", "delete", "merge", "next", "nextval");

    /** Several times what an import of ten thousand events lets the file grow by. */
    private static final long ROOM_BYTES = 256L << 20;

    /** A start locks, too: a node can be started with less room than writing needs. */
    private static final long ROOM_FOR_LOCKS = 1L << 20;

    /** As PostgreSQL says it. */
    private static final String DISK_FULL = "53100";

    private final Driver h2 = new Driver();
    private final WriteTurn turn;
    private final long roomBytes;

    public OneWriterDriver() {
        this(LONGEST_WAIT_MILLIS, ROOM_BYTES);
    }

    OneWriterDriver(long longestWaitMillis, long roomBytes) {
        this.roomBytes = roomBytes;
        turn = new WriteTurn(longestWaitMillis);
    }

    /** @return null for addresses that aren't H2's */
    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        var connection = h2.connect(url, properties);
        if (connection == null) {
            return null;
        }
        var database = database(connection);
        var room = new Room(Path.of(database.getDatabasePath() + Constants.SUFFIX_MV_FILE));
        return proxy(
                Connection.class, new Watched(connection, database.getStore().getMvStore(), room));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return h2.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return h2.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return h2.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return h2.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return h2.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return h2.getParentLogger();
    }

    /** What locks rows writes them, too. */
    static boolean writes(String sql) {
        var text = sql.stripLeading().toLowerCase(Locale.ROOT);
        boolean reads = text.startsWith("select") || text.startsWith("with") || text.startsWith("set ");
        return !reads || WRITING.stream().anyMatch(word -> hasWord(text, word));
    }

    private static boolean isQuery(String sql) {
        return sql.stripLeading().regionMatches(true, 0, "select", 0, "select".length());
    }

    /** No pattern: each statement is looked through, and some are long. */
    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static Database database(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class Watched implements InvocationHandler {

        private final Connection connection;
        private final MVStore store;
        private final Room room;
        private boolean hasTurn;
        private long hasRoom;

        Watched(Connection connection, MVStore store, Room room) {
            this.connection = connection;
            this.store = store;
            this.room = room;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "createStatement" ->
                    watched(Statement.class, (Statement) call(connection, method, arguments), null);
                case "prepareStatement" -> {
                    var sql = (String) arguments[0];
                    var statement = (PreparedStatement) call(connection, method, arguments);
                    yield writes(sql) ? watched(PreparedStatement.class, statement, sql) : statement;
                }
                // H2 goes by the connection alone.
                case "isValid" -> !store.isClosed() && (boolean) call(connection, method, arguments);
                case "commit", "close", "abort" -> end(method, arguments);
                case "setAutoCommit" ->
                    (boolean) arguments[0] ? end(method, arguments) : call(connection, method, arguments);
                // Back to a savepoint is not the end.
                case "rollback" ->
                    method.getParameterCount() == 0 ? end(method, arguments) : call(connection, method, arguments);
                default -> call(connection, method, arguments);
            };
        }

        private Object end(Method method, Object[] arguments) throws Throwable {
            try {
                // A write that failed has closed it, for all connections; H2 would look for its present version for
                // ever.
                if (!store.isClosed()) {
                    return call(connection, method, arguments);
                }
                if (method.getName().equals("close") || method.getName().equals("abort")) {
                    return null;
                }
                throw new SQLException("The database was closed.", "08003", ErrorCode.DATABASE_IS_CLOSED);
            } finally {
                release();
            }
        }

        /** @param prepared what writes; null where each execution says what to do */
        private <S extends Statement> S watched(Class<S> type, S statement, @Nullable String prepared) {
            return proxy(type, (proxy, method, arguments) -> {
                if (method.getName().equals("equals")) {
                    return proxy == arguments[0];
                }
                var given = arguments != null && arguments[0] instanceof String text ? text : null;
                if (!method.getName().startsWith("execute") || (given != null && !writes(given))) {
                    return call(statement, method, arguments);
                }
                var sql = given == null ? prepared : given;
                try {
                    begin(sql != null && isQuery(sql) ? ROOM_FOR_LOCKS : roomBytes);
                    return call(statement, method, arguments);
                } finally {
                    if (connection.isClosed() || connection.getAutoCommit()) {
                        release();
                    }
                }
            });
        }

        private void begin(long bytes) throws SQLException {
            if (!hasTurn) {
                turn.take();
                hasTurn = true;
            }
            if (bytes > hasRoom) {
                if (!room.isThereFor(bytes)) {
                    throw new SQLException("The disk is full.", DISK_FULL);
                }
                hasRoom = bytes;
            }
        }

        private void release() {
            hasRoom = 0;
            if (hasTurn) {
                hasTurn = false;
                turn.giveBack();
            }
        }
    }

    /** A thread that has it may take it again for a transaction within its transaction; any thread may end either of them. */
    private static final class WriteTurn {

        private final long longestWaitMillis;

        /** In the order in which they came, or some would wait for too long. */
        private final Semaphore free = new Semaphore(1, true);

        private Thread owner;
        private int times;

        WriteTurn(long longestWaitMillis) {
            this.longestWaitMillis = longestWaitMillis;
        }

        void take() throws SQLException {
            if (!takeAgain()) {
                await();
                begin();
            }
        }

        private synchronized boolean takeAgain() {
            boolean hasIt = times > 0 && owner == Thread.currentThread();
            times += hasIt ? 1 : 0;
            return hasIt;
        }

        private void await() throws SQLException {
            try {
                if (!free.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS)) {
                    throw new SQLException("Somebody else is writing.", "HYT00", ErrorCode.LOCK_TIMEOUT_1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted while somebody else was writing.", "HYT00", e);
            }
        }

        private synchronized void begin() {
            owner = Thread.currentThread();
            times = 1;
        }

        synchronized void giveBack() {
            times--;
            if (times == 0) {
                free.release();
            }
        }
    }
}
