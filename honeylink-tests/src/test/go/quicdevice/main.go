// A device that speaks the wire format over QUIC, after docs/wire-format.md alone: quic-go for QUIC,
// golang.org/x/crypto for keys and packets. Reads what to do as JSON from standard input, sends the
// messages of each stream and says as JSON what the server answered.
//
// Builds without modules, from Debian's packages:
//
//	GOPATH=/usr/share/gocode GO111MODULE=off go build -o quicdevice
package main

import (
	"context"
	"crypto/cipher"
	"crypto/sha512"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/lucas-clemente/quic-go"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/hkdf"
)

const (
	data          = 0
	ack           = 2
	pathChallenge = 3
	pathResponse  = 4
	closing       = 7
	headerBytes   = 17
	fecBytes      = 5
	tagBytes      = 16
)

type order struct {
	Address     string        `json:"address"`
	ServerName  string        `json:"server_name"`
	Authority   string        `json:"ca"`
	Certificate string        `json:"certificate"` // PEM file; empty for none
	Key         string        `json:"key"`
	Protocol    string        `json:"protocol"`
	Streams     []streamOrder `json:"streams"`
	UDP         string        `json:"udp"` // address of HLST, for the streams that it carries
	Patience    int           `json:"patience_seconds"`
	Garbage     bool          `json:"garbage"` // sends what is no record, and reports how it ends
}

type streamOrder struct {
	ConnectionID string `json:"connection_id"` // hexadecimal
	Key          string `json:"key_material"`  // base64url
	Carrier      string `json:"carrier"`       // stream, datagram or udp
	Reliable     bool   `json:"reliable"`
	First        uint64 `json:"first"` // number of the first message and, with what is sent, of the first packet
	Messages     uint64 `json:"messages"`
}

type result struct {
	Error     string            `json:"error,omitempty"`
	Safe      map[string]uint64 `json:"safe"`       // by connection id: every message below is safe
	Challenge int               `json:"challenges"` // answered
	Closed    bool              `json:"closed"`
}

// One stream of a session: its keys and numbers.
type stream struct {
	sync.Mutex
	order          streamOrder
	id             uint64
	sealer, opener cipher.AEAD
	sealIV, openIV []byte
	packet         uint64
	safe           uint64
	received       []uint64 // packet numbers to acknowledge; the server's are few here
	say            func([]byte) error
	blocks         uint32
}

func main() {
	done := result{Safe: map[string]uint64{}}
	if err := run(&done); err != nil {
		done.Error = err.Error()
	}
	json.NewEncoder(os.Stdout).Encode(done)
	if done.Error != "" {
		os.Exit(1)
	}
}

func run(done *result) error {
	var o order
	if err := json.NewDecoder(os.Stdin).Decode(&o); err != nil {
		return err
	}
	connection, err := dial(o)
	if err != nil {
		return err
	}
	if o.Garbage {
		return sendGarbage(connection)
	}
	streams := map[uint64]*stream{}
	for _, each := range o.Streams {
		s, err := begin(each)
		if err != nil {
			return err
		}
		streams[s.id] = s
	}
	records := make(chan []byte, 1024)
	go acceptReplies(connection, records)
	for _, s := range streams {
		if err := carry(s, connection, o, records); err != nil {
			return err
		}
		go s.sendAll()
	}
	return hear(streams, records, done, connection, o)
}

func carry(s *stream, connection quic.Connection, o order, records chan<- []byte) error {
	switch s.order.Carrier {
	case "datagram":
		s.say = connection.SendMessage
	case "udp":
		socket, err := net.Dial("udp", o.UDP)
		if err != nil {
			return err
		}
		s.say = func(packet []byte) error { _, err := socket.Write(packet); return err }
		go readDatagrams(socket, records)
	default:
		q, err := connection.OpenStreamSync(context.Background())
		if err != nil {
			return err
		}
		s.say = func(packet []byte) error { return writeRecord(q, packet) }
		go readRecords(q, records)
	}
	return nil
}

func dial(o order) (quic.Connection, error) {
	pem, err := os.ReadFile(o.Authority)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	config := &tls.Config{RootCAs: roots, ServerName: o.ServerName, NextProtos: []string{o.Protocol}, MinVersion: tls.VersionTLS13}
	if o.Certificate != "" {
		own, err := tls.LoadX509KeyPair(o.Certificate, o.Key)
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{own}
	}
	context, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	connection, err := quic.DialAddrContext(context, o.Address, config, &quic.Config{EnableDatagrams: true})
	if err != nil {
		return nil, err
	}
	// A client is done with its part of the handshake before the server has read its certificate.
	select {
	case <-connection.Context().Done():
		_, err := connection.AcceptStream(context)
		return nil, err
	case <-time.After(500 * time.Millisecond):
		return connection, nil
	}
}

func sendGarbage(connection quic.Connection) error {
	q, err := connection.OpenStreamSync(context.Background())
	if err != nil {
		return err
	}
	// A length that no record has.
	if _, err := q.Write([]byte{0xff, 0xff, 1, 2, 3}); err != nil {
		return err
	}
	for {
		if _, err := q.Write(make([]byte, 100)); err != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func begin(o streamOrder) (*stream, error) {
	key, err := base64.RawURLEncoding.DecodeString(o.Key)
	if err != nil {
		return nil, err
	}
	id, err := strconv.ParseUint(o.ConnectionID, 16, 64)
	if err != nil {
		return nil, err
	}
	s := &stream{order: o, id: id, packet: 2 * o.First, safe: o.First, blocks: uint32(o.First)}
	if s.sealer, s.sealIV, err = direction(key, "c2s"); err != nil {
		return nil, err
	}
	s.opener, s.openIV, err = direction(key, "s2c")
	return s, err
}

// HKDF-SHA512 of the stream key, info "HoneyLink-v1|traffic|" and the netstring of the direction.
func direction(key []byte, name string) (cipher.AEAD, []byte, error) {
	derived := make([]byte, 44)
	info := fmt.Sprintf("HoneyLink-v1|traffic|%d:%s", len(name), name)
	if _, err := io.ReadFull(hkdf.New(sha512.New, key, nil, []byte(info)), derived); err != nil {
		return nil, nil, err
	}
	aead, err := chacha20poly1305.New(derived[:32])
	return aead, derived[32:], err
}

func nonce(iv []byte, number uint64) []byte {
	n := append([]byte(nil), iv...)
	for i := 0; i < 8; i++ {
		n[len(n)-1-i] ^= byte(number >> (8 * i))
	}
	return n
}

func (s *stream) seal(kind byte, fields, body []byte) []byte {
	s.Lock()
	defer s.Unlock()
	header := []byte{0x40 | kind<<2}
	header = binary.BigEndian.AppendUint64(header, s.id)
	header = binary.BigEndian.AppendUint64(header, s.packet)
	header = append(header, fields...)
	packet := s.sealer.Seal(append([]byte(nil), header...), nonce(s.sealIV, s.packet), body, header)
	s.packet++
	return packet
}

func (s *stream) sendAll() {
	s.say(s.seal(pathChallenge, nil, []byte("challeng")))
	for n := s.order.First; n < s.order.First+s.order.Messages; n++ {
		s.Lock()
		floor := s.safe
		s.Unlock()
		if !s.order.Reliable {
			floor = n
		}
		fields := binary.BigEndian.AppendUint32(nil, s.blocks)
		fields = append(fields, 0)
		s.blocks++
		body := binary.BigEndian.AppendUint64(nil, n)
		body = binary.BigEndian.AppendUint32(body, uint32(n-floor))
		body = append(body, 0, 0, 0, 1)
		body = append(body, fmt.Sprintf("message %d", n)...)
		if err := s.say(s.seal(data, fields, body)); err != nil {
			return
		}
		if !s.order.Reliable {
			time.Sleep(2 * time.Millisecond)
		}
	}
}

func writeRecord(to io.Writer, packet []byte) error {
	record := binary.BigEndian.AppendUint16(nil, uint16(len(packet)))
	_, err := to.Write(append(record, packet...))
	return err
}

func readRecords(from io.Reader, to chan<- []byte) {
	for {
		var length [2]byte
		if _, err := io.ReadFull(from, length[:]); err != nil {
			return
		}
		record := make([]byte, binary.BigEndian.Uint16(length[:]))
		if _, err := io.ReadFull(from, record); err != nil {
			return
		}
		to <- record
	}
}

func readDatagrams(from net.Conn, to chan<- []byte) {
	for {
		datagram := make([]byte, 2048)
		n, err := from.Read(datagram)
		if err != nil {
			return
		}
		to <- datagram[:n]
	}
}

// What answers DATAGRAM frames comes on streams of the server.
func acceptReplies(connection quic.Connection, to chan<- []byte) {
	for {
		q, err := connection.AcceptUniStream(context.Background())
		if err != nil {
			return
		}
		go readRecords(q, to)
	}
}

func hear(streams map[uint64]*stream, records <-chan []byte, done *result, connection quic.Connection, o order) error {
	patience := time.After(time.Duration(o.Patience) * time.Second)
	for {
		select {
		case record := <-records:
			if err := onRecord(streams, record, done); err != nil {
				return err
			}
		case <-connection.Context().Done():
			return errors.New("the server closed the connection")
		case <-patience:
			return fmt.Errorf("not everything became safe: %v", done.Safe)
		}
		if done.Closed || allSafe(streams) {
			time.Sleep(200 * time.Millisecond)
			return connection.CloseWithError(0, "done")
		}
	}
}

func allSafe(streams map[uint64]*stream) bool {
	for _, s := range streams {
		s.Lock()
		safe := !s.order.Reliable || s.safe == s.order.First+s.order.Messages
		// Of an unreliable stream: everything is sent, and the server has acknowledged packets.
		safe = safe && (s.order.Reliable || s.packet > 2*s.order.First+s.order.Messages && len(s.received) > 0)
		s.Unlock()
		if !safe {
			return false
		}
	}
	return true
}

func onRecord(streams map[uint64]*stream, record []byte, done *result) error {
	if len(record) < headerBytes+tagBytes {
		return fmt.Errorf("a record of %d bytes", len(record))
	}
	s := streams[binary.BigEndian.Uint64(record[1:])]
	if s == nil {
		return errors.New("a record of another stream")
	}
	kind := record[0] >> 2 & 0xf
	number := binary.BigEndian.Uint64(record[9:])
	body, err := s.opener.Open(nil, nonce(s.openIV, number), record[headerBytes:], record[:headerBytes])
	if err != nil {
		return fmt.Errorf("a packet of type %d does not open: %w", kind, err)
	}
	s.Lock()
	s.received = append(s.received, number)
	s.Unlock()
	switch kind {
	case ack:
		s.Lock()
		if safe := binary.BigEndian.Uint64(body[4:]); s.order.Reliable && safe > s.safe {
			s.safe = safe
		}
		done.Safe[s.order.ConnectionID] = s.safe
		s.Unlock()
	case pathChallenge:
		done.Challenge++
		return s.say(s.seal(pathResponse, nil, body))
	case closing:
		done.Closed = true
	}
	return nil
}
