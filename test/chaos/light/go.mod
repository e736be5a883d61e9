module souk.dev/light

go 1.26
