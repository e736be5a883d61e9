// A store in five megabytes, for tests with many of them: it has the two programs that the chart starts, answers what the
// orchestrator asks, and keeps orders on its volume as a real one does.
package main

import (
	"encoding/json"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

const ordersFile = "/data/orders"

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	if filepath.Base(os.Args[0]) == "souk-medusa" {
		go serve()
	}
	<-stop
}

func serve() {
	http.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, "OK") })
	http.HandleFunc("GET /storefront/config.json", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, map[string]string{"publishableKey": "light", "regionId": "light"})
	})
	http.HandleFunc("GET /store/products", func(w http.ResponseWriter, _ *http.Request) {
		variant := map[string]any{"calculated_price": map[string]any{"calculated_amount": 1}}
		answer(w, 200, map[string]any{"products": []any{map[string]any{"id": "p", "variants": []any{variant}}}})
	})
	http.HandleFunc("POST /orders/{id}", func(w http.ResponseWriter, r *http.Request) {
		if err := keep(r.PathValue("id")); err != nil {
			answer(w, 500, err.Error())
			return
		}
		answer(w, 201, r.PathValue("id"))
	})
	http.HandleFunc("GET /orders", func(w http.ResponseWriter, _ *http.Request) {
		orders, err := os.ReadFile(ordersFile)
		if err != nil && !os.IsNotExist(err) {
			answer(w, 500, err.Error())
			return
		}
		answer(w, 200, map[string]any{"orders": strings.Fields(string(orders))})
	})
	panic(http.ListenAndServe(":9000", nil))
}

// An order that was answered with success is on the disk.
func keep(id string) error {
	file, err := os.OpenFile(ordersFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY|os.O_SYNC, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = file.WriteString(id + "\n")
	return err
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("content-type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
